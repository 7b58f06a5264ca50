import { ExternalLink, History, Lock, TimerOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pageUrl } from '../../../kit/page-url.ts'
import { useTime } from '../../../kit/time/time.ts'
import type { ItemEntry } from '../../conversation.ts'
import { ItemReach } from '../../reach/item-reach.tsx'
import { LoggedNote } from '../../reach/logged-note.tsx'
import { Attachments } from './attachments.tsx'
import { Edited } from './edited.tsx'
import { SeenLine } from './seen-line.tsx'
import { Said } from './text/said.tsx'
import { Veil } from './veil.tsx'
import { Why } from './why.tsx'
import classes from './entry.module.css'

/** One message, theirs or ours. `subject`: shown where it differs from the one before. */
export function Item({ item, conversationId, showSubject }: { item: ItemEntry; conversationId: string; showSubject: boolean }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  return (
    <article className={classes.item} data-direction={item.direction} data-automatic={item.automatic || undefined}>
      <ItemHead item={item} />
      {showSubject && item.subject && (
        <p className={classes.subject} dir="auto">
          {item.subject}
        </p>
      )}
      {item.deletedAt ? (
        <p className={classes.deleted}>{t('item.deleted', { at: time.absolute(item.deletedAt) })}</p>
      ) : (
        <Veil item={item}>
          <Said item={item} />
          <Attachments attachments={item.attachments} />
        </Veil>
      )}
      {item.direction === 'in' && item.reach && !item.deletedAt && <ItemReach reach={item.reach} />}
      {item.seenAt && !item.deletedAt && <SeenLine at={item.seenAt} writtenAt={item.at} />}
      {item.loggedAnswerId && <LoggedNote id={item.loggedAnswerId} item={item} conversationId={conversationId} />}
      {item.direction === 'in' && item.assessment && !item.deletedAt && <Why item={{ ...item, assessment: item.assessment }} conversationId={conversationId} />}
    </article>
  )
}

function ItemHead({ item }: { item: ItemEntry }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const url = pageUrl(item.url)
  const author = item.direction === 'out' && item.writtenBy ? t('item.by', { name: item.writtenBy.name }) : item.author.name
  return (
    <header className={classes.head}>
      <span className={classes.author} dir="auto">
        {author}
      </span>
      {item.direction === 'in' && item.author.handle && item.author.handle !== item.author.name && (
        <span className={classes.handle} dir="auto">
          {item.author.handle}
        </span>
      )}
      {item.direction === 'in' && item.writtenBy && <span className={classes.flag}>{t('item.loggedBy', { name: item.writtenBy.name })}</span>}
      {item.automatic && (
        <span className={classes.flag} title={t('item.automaticAbout')}>
          <TimerOff size={13} aria-hidden />
          {t('item.automatic')}
        </span>
      )}
      {item.visibility === 'direct' && (
        <span className={classes.flag}>
          <Lock size={12} aria-hidden />
          {t('visibility.direct')}
        </span>
      )}
      {item.receivedLateAt && (
        <span className={classes.flag} title={t('item.receivedLateAbout', { at: time.absolute(item.receivedLateAt) })}>
          <History size={13} aria-hidden />
          {t('item.receivedLate')}
        </span>
      )}
      <Edited item={item} />
      <time className={classes.at} dateTime={item.at} title={time.absolute(item.at)}>
        {time.clock(item.at)}
      </time>
      {url && (
        <a className={classes.out} href={url} target="_blank" rel="noreferrer noopener" aria-label={t('item.link')} title={t('item.link')}>
          <ExternalLink size={13} aria-hidden />
        </a>
      )}
    </header>
  )
}
