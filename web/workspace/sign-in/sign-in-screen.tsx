import { Alert, Anchor, Button, Divider, Stack, Text } from '@mantine/core'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Entrance } from '../entrance/entrance.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { leadsBack } from './leads-back.ts'
import { signInByProvider } from './sign-in.ts'

/** Signing in: by password, with a second factor where one is set, or by the company's identity provider. */
export function SignInScreen() {
  const { t } = useTranslation('workspace')
  const { to = '/' } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const doors = useRead('GET /setup').data
  const [step, setStep] = useState<'password' | 'code'>('password')
  const enter = async (): Promise<void> => {
    if (leadsBack(to)) return window.location.replace(to)
    await router.invalidate()
    router.history.replace(to)
  }
  if (step === 'code')
    return (
      <Entrance title={t('signIn.codeTitle')}>
        <CodeStep onDone={enter} onBack={() => setStep('password')} />
      </Entrance>
    )
  return (
    <Entrance title={t('signIn.title')} about={doors?.setUp ? doors.company : null}>
      <Stack>
        {doors && !doors.setUp && <Alert color="yellow">{t('signIn.notSetUp')}</Alert>}
        {leadsBack(to) && <Alert>{t('signIn.goesOn')}</Alert>}
        <ProviderTrouble />
        {doors?.singleSignOn && <SingleSignOn to={to} />}
        <PasswordStep onDone={enter} onSecondFactor={() => setStep('code')} />
        {doors?.mail ? (
          <Anchor component={Link} to="/forgot-password" size="sm">
            {t('signIn.forgot')}
          </Anchor>
        ) : (
          <Text size="sm" c="dimmed">
            {t('signIn.forgotNoMail')}
          </Text>
        )}
      </Stack>
    </Entrance>
  )
}

function SingleSignOn({ to }: { to: string }) {
  const { t } = useTranslation('workspace')
  const [error, setError] = useState<unknown>(null)
  return (
    <>
      <Button variant="default" onClick={() => void signInByProvider(to).catch(setError)}>
        {t('signIn.provider')}
      </Button>
      <ProblemNote error={error} />
      <Divider label={t('signIn.or')} />
    </>
  )
}

/** The identity provider sends people back with `?error=` when it, or we, said no. */
function ProviderTrouble() {
  const { t } = useTranslation('workspace')
  const error = new URLSearchParams(window.location.search).get('error')
  return error && <Alert color="red">{t('signIn.providerTrouble', { error })}</Alert>
}
