import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTime } from '../../kit/time/time.ts'
import { shortly } from '../deadline/because.ts'
import { presets } from '../snooze/presets.ts'
import { fromField, toField } from '../snooze/field.ts'
import type { FormProps } from './act-dialog.tsx'
import { snooze } from './acts.ts'
import { useDigits } from './use-digits.ts'
import classes from './acts.module.css'

/** The server takes no longer rest, ms. */
const YEAR = 365 * 86_400_000

/** Until when it rests: three offers, or any time to come, in the person's own zone. */
export function SnoozeForm({ row, onDone }: FormProps) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const [now] = useState(() => new Date())
  const offers = presets(now, time.timeZone)
  const [custom, setCustom] = useState(() => toField(offers.at(-1)!.until, time.timeZone))
  const [isPast, setPast] = useState(false)
  const rest = (until: Date): void => onDone(snooze(row, until, time.timeZone), true)
  useDigits(offers.length, (nth) => rest(offers[nth]!.until))
  return (
    <>
      <ul className={classes.choices}>
        {offers.map(({ name, until }, nth) => (
          <li key={name}>
            <UnstyledButton className={classes.choice} data-autofocus={nth === 0 || undefined} onClick={() => rest(until)}>
              <span>
                {t(`snooze.${name}`)}
                <span className={classes.about}>{shortly(until, now.getTime(), time)}</span>
              </span>
              <kbd className={classes.key}>{nth + 1}</kbd>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <form
        className={classes.custom}
        onSubmit={(event) => {
          event.preventDefault()
          const until = fromField(custom, time.timeZone)
          if (until && until > new Date()) rest(until)
          else setPast(true)
        }}
      >
        <TextInput
          type="datetime-local"
          label={t('snooze.custom')}
          description={t('snooze.zone', { zone: time.timeZone })}
          value={custom}
          min={toField(now, time.timeZone)}
          max={toField(new Date(now.getTime() + YEAR), time.timeZone)}
          error={isPast && t('snooze.past')}
          onChange={(event) => {
            setCustom(event.currentTarget.value)
            setPast(false)
          }}
        />
        <Button type="submit" size="xs">
          {t('snooze.do')}
        </Button>
      </form>
    </>
  )
}
