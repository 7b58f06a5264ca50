import { MultiSelect, NativeSelect, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/queries.ts'
import { LanguageField } from '../../../kit/language-field.tsx'
import { FormFoot } from '../../../kit/form-foot.tsx'
import { tidy, type Fits, type Rule } from './rule.ts'

const INTENTS = ['question', 'complaint', 'praise', 'buying_signal', 'goodbye', 'suggestion', 'press_legal', 'job', 'spam', 'competitor', 'other'] as const
const URGENCIES = ['low', 'normal', 'high', 'critical'] as const

interface Props {
  rule: Rule | null
  busy: boolean
  error: unknown
  onSave: (rule: Rule) => void
  onCancel: () => void
}

/** What a rule fits and who takes it. All that is filled in must fit; in a list one is enough. */
export function RuleForm({ rule, busy, error, onSave, onCancel }: Props) {
  const { t } = useTranslation(['hours', 'desk', 'app'])
  const teams = useRead('GET /teams').data?.items ?? []
  const channels = useRead('GET /channels').data?.items ?? []
  const known = useRead('GET /networks').data?.items ?? []
  const [name, setName] = useState(rule?.name ?? '')
  const [teamId, setTeamId] = useState(rule?.teamId ?? teams[0]?.id ?? '')
  const [fits, setFits] = useState<Fits>(rule?.fits ?? {})
  const put = (change: Fits): void => setFits({ ...fits, ...change })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave({ name: name.trim(), teamId, fits: tidy(fits) })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('rules.name')} required maxLength={120} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Text size="sm" c="dimmed">
          {t('rules.fitsAbout')}
        </Text>
        <MultiSelect
          label={t('rules.intents')}
          data={INTENTS.map((value) => ({ value, label: t(`desk:intents.${value}`) }))}
          value={fits.intents ?? []}
          onChange={(intents) => put({ intents })}
          clearable
          hidePickedOptions
        />
        <MultiSelect
          label={t('rules.urgencies')}
          data={URGENCIES.map((value) => ({ value, label: t(`desk:urgencies.${value}`) }))}
          value={fits.urgencies ?? []}
          onChange={(urgencies) => put({ urgencies })}
          clearable
          hidePickedOptions
        />
        <LanguageField label={t('rules.languages')} value={fits.languages ?? []} onChange={(languages) => put({ languages })} />
        <TagsInput
          label={t('rules.words')}
          description={t('rules.wordsAbout')}
          value={fits.words ?? []}
          onChange={(words) => put({ words })}
          maxTags={50}
          acceptValueOnBlur
        />
        <MultiSelect
          label={t('rules.channels')}
          data={channels.map((one) => ({ value: one.id, label: one.name }))}
          value={fits.channelIds ?? []}
          onChange={(channelIds) => put({ channelIds })}
          clearable
          hidePickedOptions
        />
        <MultiSelect
          label={t('rules.networks')}
          data={known.map(({ network, title }) => ({ value: network, label: title }))}
          value={fits.networks ?? []}
          onChange={(networks) => put({ networks })}
          clearable
          hidePickedOptions
        />
        <NativeSelect
          label={t('targets.visibility')}
          value={fits.visibility ?? ''}
          onChange={(event) => put({ visibility: (event.currentTarget.value || undefined) as Fits['visibility'] })}
          data={[{ value: '', label: t('targets.any') }, ...(['public', 'direct'] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))]}
        />
        <NativeSelect
          label={t('rules.team')}
          required
          value={teamId}
          onChange={(event) => setTeamId(event.currentTarget.value)}
          data={teams.map((one) => ({ value: one.id, label: one.name }))}
        />
        <FormFoot does={t('app:save')} busy={busy} error={error} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
