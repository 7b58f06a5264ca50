import { NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Network } from '../use-channels.ts'
import { useFieldTexts } from './field-texts.ts'
import type { FieldValue } from './network-fields.tsx'

interface Props {
  network: string
  field: Network['fields'][number]
  value: FieldValue
  onChange: (value: FieldValue) => void
  error?: string
  /** A secret that is kept already need not be typed again. */
  isKept: boolean
}

/** One field of a network's form, by its kind. */
export function NetworkField({ network, field, value, onChange, error, isKept }: Props) {
  const { t } = useTranslation('channels')
  const texts = useFieldTexts()
  const { name, kind } = field
  const shared = { label: texts.label(network, field), description: isKept ? t('secretKept') : texts.hint(network, field), error, name }
  const typed = {
    ...shared,
    required: field.required && !isKept,
    value: String(value),
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  if (kind === 'switch') return <Switch {...shared} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
  if (kind === 'number')
    return (
      <NumberInput {...shared} required={field.required} value={value as number | string} onChange={onChange} allowNegative={false} hideControls maw={200} />
    )
  if (kind === 'password') return <PasswordInput {...typed} data-1p-ignore visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }} />
  return <TextInput {...typed} type={kind === 'url' ? 'url' : 'text'} />
}
