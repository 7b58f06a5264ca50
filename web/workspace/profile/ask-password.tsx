import { PasswordInput, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** Asks for the password once more, before something that guards the account is changed. */
export function AskPassword({
  busy,
  error,
  onPassword,
  onCancel,
}: {
  busy: boolean
  error: unknown
  onPassword: (password: string) => void
  onCancel: () => void
}) {
  const { t } = useTranslation(['workspace', 'app'])
  const first = useFirstFocus()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onPassword(password)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label={t('profile.currentPassword')}
          description={t('twoFactor.passwordAbout')}
          autoComplete="current-password"
          required
          ref={first}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        />
        <FormFoot does={t('twoFactor.next')} busy={busy} error={error} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
