import { Alert, Anchor, Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../app/asking/auth.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Entrance } from '../entrance/entrance.tsx'
import { EmailField } from '../entrance/email-field.tsx'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** Asks for a link that sets a new password. Says the same whether the address is known or not. */
export function ForgotScreen() {
  const first = useFirstFocus()
  const { t } = useTranslation('workspace')
  const [email, setEmail] = useState('')
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking')
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState('busy')
    setError(null)
    await auth('POST', '/request-password-reset', { email: email.trim() }).then(
      () => setState('sent'),
      (problem: unknown) => {
        setError(problem)
        setState('asking')
      },
    )
  }
  return (
    <Entrance title={t('forgot.title')} about={state === 'sent' ? null : t('forgot.about')}>
      <Stack>
        {state === 'sent' ? (
          <Alert>{t('forgot.sent', { email })}</Alert>
        ) : (
          <form onSubmit={(event) => void submit(event)}>
            <Stack>
              <EmailField ref={first} value={email} onChange={setEmail} />
              <ProblemNote error={error} />
              <Button type="submit" loading={state === 'busy'}>
                {t('forgot.do')}
              </Button>
            </Stack>
          </form>
        )}
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('forgot.back')}
        </Anchor>
      </Stack>
    </Entrance>
  )
}
