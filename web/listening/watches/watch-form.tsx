import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { TeamField } from '../../workspace/team/team-field.tsx'
import { QueryField } from './query-field.tsx'
import { BECOMES, hasTeam, PURPOSES, type QueryTrouble, type WatchDraft } from './watch.ts'

interface Props {
  draft: WatchDraft
  put: (change: Partial<WatchDraft>) => void
  trouble: QueryTrouble | null
  busy: boolean
  error: unknown
  onSave: () => void
  onCancel: () => void
}

/** What is watched for, why, and what becomes of a hit. */
export function WatchForm({ draft, put, trouble, busy, error, onSave, onCancel }: Props) {
  const { t } = useTranslation(['watches', 'app'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          data-autofocus
          value={draft.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <QueryField query={draft.query} onChange={(query) => put({ query })} trouble={trouble} />
        <NativeSelect
          label={t('purposeLabel')}
          value={draft.purpose}
          onChange={(event) => put({ purpose: event.currentTarget.value as WatchDraft['purpose'] })}
          data={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        />
        <Radio.Group label={t('becomesLabel')} value={draft.becomes} onChange={(becomes) => put({ becomes })}>
          <Stack gap="xs" mt={6}>
            {BECOMES.map((value) => (
              <Radio key={value} value={value} label={t(`becomes.${value}`)} description={t(`becomesAbout.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {hasTeam(draft) && <TeamField label={t('team')} none={t('anyTeam')} teamId={draft.teamId} onChange={(teamId) => put({ teamId })} />}
        <FormFoot does={t('app:save')} busy={busy} error={error} disabled={trouble !== null} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
