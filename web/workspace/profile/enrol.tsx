import { Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { auth } from '../../app/asking/auth.ts'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import classes from './enrol.module.css'

/** What the auth library gives to begin with. */
export interface Enrolment {
  totpURI: string
  backupCodes: string[]
}

/** Shows the secret as a picture and as text, and asks for a first code as proof that the app has it. */
export function Enrol({ enrolment, onDone, onCancel }: { enrolment: Enrolment; onDone: () => unknown; onCancel: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const [code, setCode] = useState('')
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? ''
  const prove = useMutation({ mutationFn: () => auth('POST', '/two-factor/verify-totp', { code: code.trim() }), onSuccess: onDone })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    prove.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-start" gap="lg">
        <Picture of={enrolment.totpURI} label={t('twoFactor.picture')} />
        <Stack flex="1 1 260px">
          <Text size="sm">{t('twoFactor.scan')}</Text>
          <Text size="sm" component="div">
            {t('twoFactor.type')} <Code className={classes.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
          </Text>
          <TextInput
            label={t('signIn.totp')}
            description={t('signIn.totpAbout')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <FormFoot does={t('twoFactor.turnOn')} busy={prove.isPending} error={prove.error} onCancel={onCancel} />
        </Stack>
      </Group>
    </form>
  )
}

/** A QR code as one path; always dark on white, as cameras want it. */
function Picture({ of, label }: { of: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(of, { border: 2 })
    return { size: code.size, path: code.data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('') }
  }, [of])
  return (
    <svg className={classes.picture} viewBox={`0 0 ${size} ${size}`} width={180} height={180} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
