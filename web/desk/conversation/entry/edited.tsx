import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTime } from '../../../kit/time/time.ts'
import type { ItemEntry } from '../../conversation.ts'
import classes from './entry.module.css'

/** Says that its author changed a message, and what it said before. */
export function Edited({ item: { editedAt, versions } }: { item: ItemEntry }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  if (!editedAt) return null
  return (
    <Popover width={340} position="bottom-start" withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.link} aria-label={t('item.editedAbout', { at: time.absolute(editedAt) })}>
          {t('item.edited')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.versions} tabIndex={0}>
        {versions.map(({ text, until }) => (
          <div key={until}>
            <p className={classes.quiet}>{t('item.before', { at: time.absolute(until) })}</p>
            <p className={classes.text} dir="auto">
              {text}
            </p>
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
