import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'

/** The address one signs in with. */
export function EmailField({ value, onChange, ref }: { value: string; onChange: (email: string) => void; ref?: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('workspace')
  return (
    <TextInput
      label={t('email')}
      type="email"
      autoComplete="username"
      required
      ref={ref}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
