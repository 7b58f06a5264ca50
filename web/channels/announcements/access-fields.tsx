import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KINDS, type AccessGiven } from './outlet.ts'

/** As much as was typed; the fields of the other kinds stay as they were. */
export interface AccessTyped {
  kind: (typeof KINDS)[number]
  token: string
  channel: string
  url: string
}

/** What was typed as an access; null: nothing was, the one that is kept stays. */
export function accessIn({ kind, token, channel, url }: AccessTyped): AccessGiven | null {
  if (kind === 'slack') return token && channel ? { kind, token, channel } : null
  return url ? { kind, url } : null
}

interface Props {
  typed: AccessTyped
  onChange: (typed: AccessTyped) => void
  /** An access is kept already; it need not be typed again. */
  isKept: boolean
  errors: Record<string, string>
}

/** How a place is reached, by its kind. */
export function AccessFields({ typed, onChange, isKept, errors }: Props) {
  const { t } = useTranslation(['announcements', 'channels'])
  const field = (name: 'token' | 'channel' | 'url') => ({
    label: t(`access.${name}`),
    description: isKept
      ? t('channels:secretKept')
      : t(name === 'url' ? `access.urlAbout.${typed.kind === 'slack_webhook' ? 'slack_webhook' : 'webhook'}` : `access.${name}About`),
    required: !isKept,
    autoComplete: 'off',
    spellCheck: false,
    value: typed[name],
    error: errors[`access.${name}`],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...typed, [name]: event.currentTarget.value }),
  })
  return (
    <>
      <Select
        label={t('access.kind')}
        allowDeselect={false}
        disabled={isKept}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={typed.kind}
        onChange={(kind) => kind && onChange({ ...typed, kind })}
      />
      {typed.kind === 'slack' ? (
        <>
          <PasswordInput {...field('token')} data-1p-ignore visibilityToggleButtonProps={{ 'aria-label': t('channels:showSecret') }} />
          <TextInput {...field('channel')} />
        </>
      ) : (
        <TextInput {...field('url')} type="url" />
      )}
    </>
  )
}
