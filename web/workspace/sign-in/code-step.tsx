import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { giveCode } from './sign-in.ts'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** The second factor: six digits from the app, or a backup code when the phone is not at hand. */
export function CodeStep({ onDone, onBack }: { onDone: () => unknown; onBack: () => void }) {
  const { t } = useTranslation('workspace')
  const first = useFirstFocus()
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp')
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    await giveCode(code, kind, trust).then(onDone, setError)
    setBusy(false)
  }
  const other = kind === 'totp' ? 'backup-code' : 'totp'
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          key={kind}
          label={t(`signIn.${kind}`)}
          description={t(`signIn.${kind}About`)}
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          required
          ref={first}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Checkbox label={t('signIn.trust')} checked={trust} onChange={(event) => setTrust(event.currentTarget.checked)} />
        <ProblemNote error={error} />
        <Button type="submit" loading={busy}>
          {t('signIn.do')}
        </Button>
        <Group justify="space-between">
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t('back')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setKind(other)
              setCode('')
            }}
          >
            {t(`signIn.use-${other}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
