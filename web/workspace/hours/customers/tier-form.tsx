import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { TeamField } from '../../team/team-field.tsx'
import { WEIGHTS, type Tier, type TierGiven } from './tier.ts'

interface Props {
  tier: Tier | null
  busy: boolean
  error: unknown
  onSave: (tier: TierGiven) => void
  onCancel: () => void
}

/** What a tier is called, how much it weighs, and which team looks after its people. */
export function TierForm({ tier, busy, error, onSave, onCancel }: Props) {
  const { t } = useTranslation(['hours', 'app'])
  const [given, setGiven] = useState<TierGiven>(tier ?? { name: '', weight: 'some', teamId: null })
  const put = (change: Partial<TierGiven>): void => setGiven((was) => ({ ...was, ...change }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave({ ...given, name: given.name.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('tiers.name')}
          required
          maxLength={60}
          data-autofocus
          value={given.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('tiers.weight')}
          value={given.weight}
          onChange={(event) => put({ weight: event.currentTarget.value as TierGiven['weight'] })}
          data={WEIGHTS.map((value) => ({ value, label: t(`tiers.weight_${value}`) }))}
        />
        <TeamField
          label={t('tiers.team')}
          description={t('tiers.teamAbout')}
          none={t('tiers.noTeam')}
          teamId={given.teamId ?? null}
          onChange={(teamId) => put({ teamId })}
        />
        <FormFoot does={t('app:save')} busy={busy} error={error} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
