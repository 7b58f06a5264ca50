import { Input, NativeSelect, NumberInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../hours.module.css'

const UNITS = { min: 1, h: 60 } as const
type Unit = keyof typeof UNITS

/** A span of working time, in minutes or hours; the value is minutes. */
export function DurationField({ label, value, onChange, disabled }: { label: string; value: number; onChange: (minutes: number) => void; disabled: boolean }) {
  const { t } = useTranslation('hours')
  const id = useId()
  const [unit, setUnit] = useState<Unit>(value % 60 === 0 ? 'h' : 'min')
  const set = (amount: number | string): void => onChange(Math.max(1, Math.round(Number(amount) * UNITS[unit])))
  const change = (next: Unit): void => {
    setUnit(next)
    onChange(Math.max(1, Math.round((value / UNITS[unit]) * UNITS[next])))
  }
  return (
    <Input.Wrapper label={label} id={id}>
      <div className={classes.duration}>
        <NumberInput
          id={id}
          value={value / UNITS[unit]}
          onChange={set}
          min={unit === 'h' ? 0.25 : 1}
          max={10_000}
          step={unit === 'h' ? 1 : 5}
          decimalScale={2}
          allowNegative={false}
          hideControls
          disabled={disabled}
          flex={1}
          miw={48}
        />
        <NativeSelect
          aria-label={t('targets.unitOf', { label })}
          value={unit}
          onChange={(event) => change(event.currentTarget.value as Unit)}
          data={[
            { value: 'min', label: t('targets.min') },
            { value: 'h', label: t('targets.h') },
          ]}
          disabled={disabled}
          w={76}
        />
      </div>
    </Input.Wrapper>
  )
}
