import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useListWords } from '../../../channels/said-words.ts'
import { Moment } from '../../../kit/time/moment.tsx'
import { NetworkMark } from '../../../people/network-mark.tsx'
import type { Conversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import { useIsNew } from '../../seen.ts'
import { RowFoot } from './row-foot.tsx'
import classes from './row.module.css'

/** One conversation in the list: who, where, what, until when, whose. */
export function ConversationRow({ row, gone }: { row: Conversation; gone: boolean }) {
  const { place, cursor, moveCursor } = useDesk()
  return (
    <Link
      to="/desk/$view/$conversationId"
      params={{ view: place.view, conversationId: row.id }}
      search={place.filters}
      preload={false}
      className={classes.row}
      data-conversation={row.id}
      data-gone={gone || undefined}
      data-cursor={cursor === row.id || undefined}
      aria-current={place.conversationId === row.id ? 'true' : undefined}
      onFocus={() => moveCursor(row.id)}
    >
      <RowText row={row} gone={gone} />
    </Link>
  )
}

const RowText = memo(function RowText({ row, gone }: { row: Conversation; gone: boolean }) {
  const { t } = useTranslation('desk')
  const say = useListWords()
  const isNew = useIsNew(row.id, row.lastItemAt) && row.state !== 'closed'
  return (
    <>
      <span className={classes.head}>
        <NetworkMark network={row.channel.network} />
        <span className={classes.name} data-new={isNew || undefined} dir="auto">
          {row.person.name}
        </span>
        {row.handle && row.handle !== row.person.name && (
          <span className={classes.handle} dir="auto">
            {row.handle}
          </span>
        )}
        {isNew && <span className={classes.dot} role="img" aria-label={t('row.new')} title={t('row.new')} />}
        <Moment at={row.lastItemAt} className={classes.at} />
      </span>
      <span className={classes.preview} dir="auto">
        {row.subject && <strong>{row.subject} </strong>}
        {say(row.channel.network, row.preview)}
      </span>
      {gone ? <span className={classes.left}>{t('row.gone')}</span> : <RowFoot row={row} />}
    </>
  )
})
