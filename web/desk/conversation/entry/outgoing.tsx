import { Button, Loader } from '@mantine/core'
import { Check, Clock, ExternalLink, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pageUrl } from '../../../kit/page-url.ts'
import { useTime } from '../../../kit/time/time.ts'
import type { OutgoingEntry } from '../../conversation.ts'
import { useSecondsUntil } from '../../composer/outbox/seconds.ts'
import { useTakeBack } from '../../composer/outbox/take-back.ts'
import { undoTimeOf } from '../../composer/outbox/undo-time.ts'
import { FailedSending } from './failed-sending.tsx'
import { PlainText } from './text/said.tsx'
import classes from './entry.module.css'

/** An answer on its way out: written first, sent once, its state always plain. */
export function Outgoing({ outgoing, conversationId }: { outgoing: OutgoingEntry; conversationId: string }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  if (outgoing.state === 'cancelled') return null
  return (
    <article className={classes.item} data-direction="out" data-state={outgoing.state}>
      <header className={classes.head}>
        <span className={classes.author}>{outgoing.writtenBy ? t('item.by', { name: outgoing.writtenBy.name }) : t('item.us')}</span>
        <time className={classes.at} dateTime={outgoing.at} title={time.absolute(outgoing.at)}>
          {time.clock(outgoing.at)}
        </time>
      </header>
      <PlainText text={outgoing.text} />
      <OutgoingState outgoing={outgoing} conversationId={conversationId} />
    </article>
  )
}

function OutgoingState({ outgoing, conversationId }: { outgoing: OutgoingEntry; conversationId: string }) {
  const { t } = useTranslation('desk')
  const { state } = outgoing
  const url = pageUrl(outgoing.url)
  if (state === 'queued') return <Queued outgoing={outgoing} conversationId={conversationId} />
  if (state === 'failed') return <FailedSending outgoing={outgoing} conversationId={conversationId} />
  if (state === 'sending')
    return (
      <p className={classes.state}>
        <Loader size={12} aria-hidden />
        {t('outgoing.sending')}
      </p>
    )
  return (
    <p className={classes.state} data-tone="well">
      <Check size={13} aria-hidden />
      {t('outgoing.sent')}
      {url && (
        <a href={url} target="_blank" rel="noreferrer noopener" className={classes.out} aria-label={t('outgoing.sentLink')} title={t('outgoing.sentLink')}>
          <ExternalLink size={13} aria-hidden />
        </a>
      )}
    </p>
  )
}

function Queued({ outgoing, conversationId }: { outgoing: OutgoingEntry; conversationId: string }) {
  const { t } = useTranslation('desk')
  const seconds = useSecondsUntil(undoTimeOf(outgoing))
  const takeBack = useTakeBack(conversationId)
  const said = seconds > 0 ? t('outgoing.queued', { seconds }) : outgoing.attempts > 0 ? t('outgoing.waits') : t('outgoing.queuedNow')
  return (
    <div className={classes.state}>
      <Clock size={13} aria-hidden />
      <span>{said}</span>
      <Button
        size="compact-xs"
        variant="light"
        leftSection={<Undo2 size={13} aria-hidden />}
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate(outgoing)}
      >
        {t('outgoing.undo')}
      </Button>
      {outgoing.error && <span className={classes.quiet}>{outgoing.error}</span>}
    </div>
  )
}
