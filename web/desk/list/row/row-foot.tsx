import { Ban, CircleUser, Moon, Tag, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../../kit/time/time.ts'
import type { Conversation } from '../../conversation.ts'
import { shortly } from '../../deadline/because.ts'
import { Deadline } from '../../deadline/deadline.tsx'
import { useDesk } from '../../desk-context.ts'
import { Chip, FloodChip, IntentChip, UrgencyChip } from './chips.tsx'
import classes from './row.module.css'

/** So many tags fit beside the rest; the others are counted. */
const TAGS = 2

/** The last line of a row: the clock, what it is about, whose it is. */
export function RowFoot({ row }: { row: Conversation }) {
  const { t } = useTranslation('desk')
  const hidden = row.tags.length - TAGS
  return (
    <span className={classes.foot}>
      <Clock row={row} />
      <span className={classes.chips}>
        <FloodChip flood={row.flood} />
        <UrgencyChip urgency={row.urgency} />
        <IntentChip intent={row.intent} />
        {row.topic && <Chip sign={Tag}>{row.topic.name}</Chip>}
        {row.tags.slice(0, TAGS).map((tag) => (
          <Chip key={tag}>#{tag}</Chip>
        ))}
        {hidden > 0 && <Chip title={row.tags.join(', ')}>+{hidden}</Chip>}
      </span>
      <Whose row={row} />
      {row.items > 1 && <span className={classes.items}>{t('row.items', { count: row.items })}</span>}
    </span>
  )
}

function Clock({ row }: { row: Conversation }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const time = useTime()
  if (row.due) return <Deadline due={row.due} />
  if (row.snoozedUntil)
    return (
      <span className={classes.quiet}>
        <Moon size={13} aria-hidden />
        {t('row.snoozedUntil', { at: shortly(row.snoozedUntil, now, time) })}
      </span>
    )
  if (row.held)
    return (
      <span className={classes.quiet}>
        <Ban size={13} aria-hidden />
        {row.held.rule ?? t('states.held')}
      </span>
    )
  if (row.closed)
    return (
      <span className={classes.quiet}>
        {t('row.closedBy', { outcome: t(`outcomes.${row.closed.outcome}` as 'outcomes.answered'), at: shortly(row.closed.at, now, time) })}
      </span>
    )
  return null
}

/** Among colleagues the first name is enough; the whole one is in the title. */
const shortName = (name: string): string => name.split(/\s+/)[0]!

function Whose({ row: { owner, team, state } }: { row: Conversation }) {
  const { t } = useTranslation('desk')
  const { me, place } = useDesk()
  if (!owner && state !== 'waiting_for_us') return null
  // In one's own view it goes without saying.
  if (owner?.id === me.id && place.view === 'mine') return null
  const said = owner ? (owner.id === me.id ? t('row.yours') : shortName(owner.name)) : (team?.name ?? t('row.queue'))
  const whole = owner
    ? owner.id === me.id
      ? t('row.yours')
      : t('row.ownedBy', { name: owner.name })
    : team
      ? t('row.queueOf', { team: team.name })
      : t('row.queue')
  const Sign = owner ? CircleUser : Users
  return (
    <span className={classes.whose} data-mine={owner?.id === me.id || undefined} title={whole}>
      <Sign size={13} aria-hidden />
      <span className={classes.cut}>{said}</span>
    </span>
  )
}
