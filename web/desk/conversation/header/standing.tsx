import { Ban, CircleCheck, CircleUser, Hourglass, Inbox, Lock, Moon, Users, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../../kit/time/time.ts'
import type { Conversation } from '../../conversation.ts'
import { shortly } from '../../deadline/because.ts'
import { useDesk } from '../../desk-context.ts'
import classes from './header.module.css'

const SIGNS: Record<Conversation['state'], LucideIcon> = { waiting_for_us: Inbox, waiting_for_them: Hourglass, snoozed: Moon, held: Ban, closed: CircleCheck }

/** Where a conversation stands and whose it is, in words. */
export function Standing({ conversation: { state, owner, team, snoozedUntil, held, closed, visibility } }: { conversation: Conversation }) {
  const { t } = useTranslation('desk')
  const { me } = useDesk()
  const now = useNow()
  const time = useTime()
  const Sign = SIGNS[state]
  const whose = owner ? (owner.id === me.id ? t('row.yours') : t('row.ownedBy', { name: owner.name })) : t('conversation.nobody')
  return (
    <>
      <span className={classes.fact} data-state={state}>
        <Sign size={13} aria-hidden />
        {t(`states.${state}`)}
        {snoozedUntil && ` ${t('row.snoozedUntil', { at: shortly(snoozedUntil, now, time) })}`}
        {held &&
          `: ${held.sign ? t(`row.heldFor.${held.sign}` as 'row.heldFor.trap') : held.rule ? t('row.heldByRule', { rule: held.rule }) : t('row.heldAsSpam')}`}
        {closed && `: ${t('row.closedBy', { outcome: t(`outcomes.${closed.outcome}` as 'outcomes.answered'), at: shortly(closed.at, now, time) })}`}
      </span>
      {state !== 'closed' && state !== 'held' && (
        <span className={classes.fact} data-mine={owner?.id === me.id || undefined}>
          <CircleUser size={13} aria-hidden />
          {whose}
        </span>
      )}
      {team && (
        <span className={classes.fact}>
          <Users size={13} aria-hidden />
          {team.name}
        </span>
      )}
      {visibility === 'direct' && (
        <span className={classes.fact}>
          <Lock size={12} aria-hidden />
          {t('visibility.direct')}
        </span>
      )}
    </>
  )
}
