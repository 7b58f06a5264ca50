import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addBlock, DAYS, MOST_BLOCKS, wrongWith, type Block, type Day } from './week.ts'
import classes from '../hours.module.css'

/** The name of a weekday in the reader's language. 5 January 2026 was a Monday. */
export function useDayName(): (day: Day) => string {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' })
  return (day) => format.format(Date.UTC(2026, 0, 5 + DAYS.indexOf(day)))
}

/** A time field knows no 24:00; midnight at the end of a day is typed as 00:00. */
const toField = (time: string): string => (time === '24:00' ? '00:00' : time)
const toEnd = (time: string): string => (time === '00:00' ? '24:00' : time)

/** One day: its blocks, and what is wrong with them. */
export function DayRow({ day, blocks, onChange }: { day: Day; blocks: Block[]; onChange: (blocks: Block[]) => void }) {
  const { t } = useTranslation('hours')
  const name = useDayName()(day)
  const wrong = wrongWith(blocks)
  const put = (nth: number, block: Block): void => onChange(blocks.map((one, at) => (at === nth ? block : one)))
  return (
    <fieldset className={classes.day} aria-label={name}>
      <div className={classes.dayName}>{name}</div>
      <div>
        <div className={classes.blocks}>
          {blocks.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('week.closed')}
            </Text>
          )}
          {blocks.map(([from, to], nth) => (
            <div key={nth} className={classes.block}>
              <TextInput
                type="time"
                className={classes.time}
                aria-label={t('week.from', { day: name })}
                value={from}
                onChange={(event) => put(nth, [event.currentTarget.value, to])}
                required
              />
              –
              <TextInput
                type="time"
                className={classes.time}
                aria-label={t('week.to', { day: name })}
                value={toField(to)}
                onChange={(event) => put(nth, [from, toEnd(event.currentTarget.value)])}
                required
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('week.removeBlock', { day: name, from, to })}
                onClick={() => onChange(blocks.filter((_, at) => at !== nth))}
              >
                <X size={16} />
              </ActionIcon>
            </div>
          ))}
          {blocks.length < MOST_BLOCKS && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<Plus size={14} />}
              onClick={() => onChange(addBlock(blocks))}
              aria-label={t('week.addTo', { day: name })}
            >
              {t('week.add')}
            </Button>
          )}
        </div>
        {wrong && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert" mt={4}>
            {t(`week.wrong.${wrong}`)}
          </Text>
        )}
      </div>
    </fieldset>
  )
}
