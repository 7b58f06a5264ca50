import { Button, PasswordInput, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { signIn } from './sign-in.ts'
import { EmailField } from '../entrance/email-field.tsx'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** Email and password. */
export function PasswordStep({ onDone, onSecondFactor }: { onDone: () => unknown; onSecondFactor: () => void }) {
  const { t } = useTranslation('workspace')
  const first = useFirstFocus()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      if ((await signIn(email.trim(), password)) === 'second-factor') onSecondFactor()
      else await onDone()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <EmailField ref={first} value={email} onChange={setEmail} />
        <PasswordInput
          label={t('password.label')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        />
        <ProblemNote error={error} />
        <Button type="submit" loading={busy} fullWidth>
          {t('signIn.do')}
        </Button>
      </Stack>
    </form>
  )
}
