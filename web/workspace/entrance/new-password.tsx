import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Shortest password, characters; the server's rule too. */
export const SHORTEST = 12
const LONGEST = 128

/** A field for a password that is made now. */
export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useTranslation('workspace')
  return (
    <PasswordInput
      label={t('password.new')}
      description={t('password.rule', { count: SHORTEST })}
      autoComplete="new-password"
      minLength={SHORTEST}
      maxLength={LONGEST}
      required
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      {...props}
    />
  )
}
