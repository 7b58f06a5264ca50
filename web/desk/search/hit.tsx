import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useListWords } from '../../channels/said-words.ts'
import { Moment } from '../../kit/time/moment.tsx'
import { NetworkMark } from '../../people/network-mark.tsx'
import type { Conversation } from '../conversation.ts'
import type { View } from '../place.ts'
import { pieces } from './excerpt.ts'
import classes from './search.module.css'

const VIEW_OF: Record<Conversation['state'], View> = {
  waiting_for_us: 'waiting',
  waiting_for_them: 'with_them',
  snoozed: 'snoozed',
  held: 'held',
  closed: 'closed',
}

/** A message that was found, in its conversation; leads to it. */
export function Hit({ hit: { conversation, at, excerpt } }: { hit: Answer<'GET /search'>['items'][number] }) {
  const { t } = useTranslation('desk')
  const { person, handle, channel, state, owner } = conversation
  const say = useListWords()
  return (
    <Link
      to="/desk/$view/$conversationId"
      params={{ view: VIEW_OF[state], conversationId: conversation.id }}
      preload={false}
      className={classes.hit}
      data-arrow
    >
      <span className={classes.hitHead}>
        <NetworkMark network={channel.network} />
        <strong dir="auto">{person.name}</strong>
        {handle && handle !== person.name && (
          <span className={classes.quiet} dir="auto">
            {handle}
          </span>
        )}
        <Moment at={at} className={classes.at} />
      </span>
      <span className={classes.excerpt} dir="auto">
        {pieces(say(channel.network, excerpt)).map((piece, nth) =>
          piece.found ? <mark key={nth}>{piece.text}</mark> : <Fragment key={nth}>{piece.text}</Fragment>,
        )}
      </span>
      <span className={classes.quiet}>
        {t(`states.${state}`)} · {channel.name}
        {owner && ` · ${owner.name}`}
      </span>
    </Link>
  )
}
