import { Badge, Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../app/asking/auth.ts'
import { queryClient } from '../../app/asking/queries.ts'
import { useMe } from '../../app/asking/session.ts'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { AskPassword } from './ask-password.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { Enrol, type Enrolment } from './enrol.tsx'

type Step = { is: 'rest' } | { is: 'password'; why: 'on' | 'off' | 'codes' } | { is: 'enrol'; enrolment: Enrolment } | { is: 'codes'; codes: string[] }
const PATHS = { on: '/two-factor/enable', off: '/two-factor/disable', codes: '/two-factor/generate-backup-codes' } as const

const freshen = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['GET /me'] })

/** A second factor at sign-in: codes from an authenticator app (TOTP, RFC 6238), and backup codes for the day the phone is gone. */
export function TwoFactor() {
  const { t } = useTranslation('workspace')
  const { twoFactor } = useMe()
  const [step, setStep] = useState<Step>({ is: 'rest' })
  const ask = useMutation({
    mutationFn: ({ why, password }: { why: keyof typeof PATHS; password: string }) => auth<Enrolment>('POST', PATHS[why], { password }),
    onSuccess: async (answer, { why }) => {
      if (why === 'on') return setStep({ is: 'enrol', enrolment: answer })
      if (why === 'codes') return setStep({ is: 'codes', codes: answer.backupCodes })
      await freshen()
      setStep({ is: 'rest' })
      toast.done(t('twoFactor.isOff'))
    },
  })
  const begin = (why: keyof typeof PATHS): void => {
    ask.reset()
    setStep({ is: 'password', why })
  }
  const finish = async (codes: string[]): Promise<void> => {
    await freshen()
    setStep({ is: 'codes', codes })
  }
  return (
    <Section
      title={t('twoFactor.title')}
      about={t('twoFactor.about')}
      actions={<Badge color={twoFactor ? 'aerie' : 'gray'}>{t(twoFactor ? 'twoFactor.on' : 'twoFactor.off')}</Badge>}
    >
      {step.is === 'password' && (
        <AskPassword
          busy={ask.isPending}
          error={ask.error}
          onCancel={() => setStep({ is: 'rest' })}
          onPassword={(password) => ask.mutate({ why: step.why, password })}
        />
      )}
      {step.is === 'enrol' && <Enrol enrolment={step.enrolment} onDone={() => finish(step.enrolment.backupCodes)} onCancel={() => setStep({ is: 'rest' })} />}
      {step.is === 'codes' && <BackupCodes codes={step.codes} onDone={() => setStep({ is: 'rest' })} />}
      {step.is === 'rest' && (
        <Group>
          {twoFactor ? (
            <>
              <Button variant="default" onClick={() => begin('codes')}>
                {t('twoFactor.newCodes')}
              </Button>
              <Button variant="subtle" color="red" onClick={() => begin('off')}>
                {t('twoFactor.turnOff')}
              </Button>
            </>
          ) : (
            <Button onClick={() => begin('on')}>{t('twoFactor.turnOn')}</Button>
          )}
        </Group>
      )}
    </Section>
  )
}
