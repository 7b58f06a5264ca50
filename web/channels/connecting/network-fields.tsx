import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Network } from '../use-channels.ts'
import { NetworkField } from './network-field.tsx'
import classes from '../channels.module.css'

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

/** The form a network asks for, drawn from what its adapter says: what must be filled in, and the rest behind "More settings". */
export function NetworkFields({ network, fields, values, onChange, errors, secretsKept = false }: Props) {
  const { t } = useTranslation('channels')
  const draw = (field: Network['fields'][number]) => (
    <NetworkField
      key={field.name}
      network={network}
      field={field}
      value={values[field.name] ?? ''}
      onChange={(value) => onChange(field.name, value)}
      error={errors[field.name] ?? errors[`fields.${field.name}`]}
      isKept={field.secret && secretsKept}
    />
  )
  const more = fields.filter(({ required }) => !required)
  const isWrong = more.some(({ name }) => errors[name])
  return (
    <>
      {fields.filter(({ required }) => required).map(draw)}
      {more.length > 0 && (
        <details className={classes.more} open={isWrong || undefined}>
          <summary>{t('moreSettings')}</summary>
          <Stack mt="sm">{more.map(draw)}</Stack>
        </details>
      )}
    </>
  )
}
