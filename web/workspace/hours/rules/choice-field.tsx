import { MultiSelect, NativeSelect } from '@mantine/core'

interface Choice<V extends string> {
  label: string
  description?: string
  /** What is said when nothing is chosen. */
  none: string
  values: readonly V[]
  say: (value: V) => string
  value: V | null
  onChange: (value: V | null) => void
}

/** One of a few, or none of them. */
export const ChoiceField = <V extends string>({ label, description, none, values, say, value, onChange }: Choice<V>) => (
  <NativeSelect
    label={label}
    description={description}
    value={value ?? ''}
    onChange={(event) => onChange((event.currentTarget.value || null) as V | null)}
    data={[{ value: '', label: none }, ...values.map((one) => ({ value: one, label: say(one) }))]}
  />
)

interface Many<V extends string> {
  label: string
  data: { value: V; label: string }[]
  value: V[] | undefined
  onChange: (value: V[]) => void
}

/** Any of several. */
export const ManyField = <V extends string>({ label, data, value = [], onChange }: Many<V>) => (
  <MultiSelect label={label} data={data} value={value} onChange={onChange} clearable hidePickedOptions />
)
