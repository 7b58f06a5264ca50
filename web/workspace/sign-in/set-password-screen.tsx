import { Alert, Anchor, Button, Stack } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../app/asking/auth.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Entrance } from '../entrance/entrance.tsx'
import { NewPasswordField, SHORTEST } from '../entrance/new-password.tsx'
import { readOneTime } from '../entrance/one-time.ts'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** Where an invitation and a reset link lead: one chooses a password, then signs in with it. */
export function SetPasswordScreen() {
  const first = useFirstFocus()
  const { t } = useTranslation('workspace')
  const navigate = useNavigate()
  const [token] = useState(() => readOneTime('token'))
  const [newPassword, setNewPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await auth('POST', '/reset-password', { newPassword, token })
      toast.done(t('setPassword.done'))
      await navigate({ to: '/sign-in' })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Entrance title={t('setPassword.title')} about={token ? t('setPassword.about') : null}>
      {token ? (
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <NewPasswordField ref={first} value={newPassword} onChange={(event) => setNewPassword(event.currentTarget.value)} />
            <ProblemNote error={error} />
            <Button type="submit" loading={busy} disabled={newPassword.length < SHORTEST}>
              {t('setPassword.do')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Alert color="yellow">{t('setPassword.noToken')}</Alert>
          <Anchor component={Link} to="/sign-in" size="sm">
            {t('forgot.back')}
          </Anchor>
        </Stack>
      )}
    </Entrance>
  )
}
