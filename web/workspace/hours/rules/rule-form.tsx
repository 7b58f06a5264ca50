import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { DoesFields } from './does-fields.tsx'
import { FitsFields } from './fits-fields.tsx'
import { tidy, type Does, type Fits, type Rule } from './rule.ts'
import { Trial } from './trial.tsx'

interface Props {
  rule: Rule | null
  busy: boolean
  error: unknown
  onSave: (rule: Rule) => void
  onCancel: () => void
}

/** What a rule fits and what is done with that, tried on the past while one writes. */
export function RuleForm({ rule, busy, error, onSave, onCancel }: Props) {
  const { t } = useTranslation(['hours', 'app'])
  const [name, setName] = useState(rule?.name ?? '')
  const [teamId, setTeamId] = useState(rule?.teamId ?? null)
  const [fits, setFits] = useState<Fits>(rule?.fits ?? {})
  const [does, setDoes] = useState<Does>(rule?.does ?? {})
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave({ ...(rule?.id && { id: rule.id }), name: name.trim(), teamId, fits: tidy(fits), does: tidy(does) })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('rules.name')} required maxLength={120} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <div>
          <Title order={3} size="h4">
            {t('rules.when')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('rules.fitsAbout')}
          </Text>
        </div>
        <FitsFields fits={fits} put={(change) => setFits({ ...fits, ...change })} set={setFits} />
        <Trial fits={tidy(fits)} teamId={teamId} />
        <Title order={3} size="h4">
          {t('rules.then')}
        </Title>
        <DoesFields teamId={teamId} setTeam={setTeamId} does={does} put={(change) => setDoes({ ...does, ...change })} />
        <FormFoot does={t('app:save')} busy={busy} error={error} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
