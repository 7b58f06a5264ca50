import { NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFieldTexts } from './field-texts.ts'
import type { Network } from '../use-channels.ts'

export type FieldValue = string | number | boolean
export type FieldValues = Record<string, FieldValue>

/** The values a form begins with: what is kept, else what the network proposes. */
export const beginWith = (fields: Network['fields'], kept: Record<string, unknown> = {}): FieldValues =>
  Object.fromEntries(
    fields.map(({ name, kind, initial }) => [
      name,
      (kept[name] as FieldValue | undefined) ?? (kind === 'switch' ? initial === 'true' : kind === 'number' && initial ? Number(initial) : (initial ?? '')),
    ]),
  )

interface Props {
  network: string
  fields: Network['fields']
  values: FieldValues
  onChange: (name: string, value: FieldValue) => void
  /** What the server said about single fields. */
  errors: Record<string, string>
  /** A secret that is kept already need not be typed again. */
  secretsKept?: boolean
}

/** The form a network asks for, drawn from what its adapter says. */
export function NetworkFields({ network, fields, values, onChange, errors, secretsKept = false }: Props) {
  const { t } = useTranslation('channels')
  const texts = useFieldTexts()
  return fields.map((field) => {
    const { name, kind, secret } = field
    const required = field.required && !(secret && secretsKept)
    const optional = !field.required && kind !== 'switch'
    const shared = {
      key: name,
      label: optional ? t('optional', { label: texts.label(network, field) }) : texts.label(network, field),
      description: secret && secretsKept ? t('secretKept') : texts.hint(network, field),
      error: errors[name] ?? errors[`fields.${name}`],
      required,
      name,
    }
    const { key, ...rest } = shared
    if (kind === 'switch')
      return <Switch key={key} {...rest} required={false} checked={values[name] === true} onChange={(event) => onChange(name, event.currentTarget.checked)} />
    if (kind === 'number')
      return (
        <NumberInput
          key={key}
          {...rest}
          value={values[name] as number | string}
          onChange={(value) => onChange(name, value)}
          allowNegative={false}
          thousandSeparator={false}
          maw={200}
        />
      )
    if (kind === 'password')
      return (
        <PasswordInput
          key={key}
          {...rest}
          value={String(values[name])}
          onChange={(event) => onChange(name, event.currentTarget.value)}
          autoComplete="off"
          data-1p-ignore
          visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
        />
      )
    return (
      <TextInput
        key={key}
        {...rest}
        type={kind === 'url' ? 'url' : 'text'}
        value={String(values[name])}
        onChange={(event) => onChange(name, event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
    )
  })
}
