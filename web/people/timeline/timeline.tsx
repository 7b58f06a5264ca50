import { Link } from '@tanstack/react-router'
import { CornerDownRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { useListWords } from '../../channels/said-words.ts'
import { More } from '../../kit/more.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { useTime } from '../../kit/time/time.ts'
import { byDay } from './by-day.ts'
import { OtherConversations } from './conversations.tsx'
import { useDays } from './days.ts'
import { NetworkMark } from '../network-mark.tsx'
import type { Said } from '../person.ts'
import { DayHeading, PartHeading } from './headings.tsx'
import classes from '../people.module.css'

/** Everything said and answered with a person, across channels, newest first. `here`: the conversation that is open beside it. */
export function Timeline({ personId, here }: { personId: string; here: string | null }) {
  const { t } = useTranslation('people')
  const days = useDays()
  const pages = usePages('GET /people/:id/timeline', { params: { id: personId }, query: { limit: 30 } })
  return (
    <>
      {here && pages.data && <OtherConversations said={pages.items} here={here} />}
      <section aria-label={t('timeline')}>
        <PartHeading title={t('timelineAbout')}>{t('timeline')}</PartHeading>
        {pages.isPending && <SkeletonList rows={4} height={48} />}
        <ProblemNote error={pages.error} retry={pages.refetch} />
        {pages.data && pages.items.length === 0 && <p className={classes.quiet}>{t('noTimeline')}</p>}
        {byDay(pages.items, days.day).map(({ day, items }, nth) => (
          <div key={`${day} ${nth}`}>
            <DayHeading>{day}</DayHeading>
            <ol className={classes.plain}>
              {items.map((said) => (
                <li key={said.itemId}>
                  <OneSaid said={said} here={here} />
                </li>
              ))}
            </ol>
          </div>
        ))}
        <More pages={pages} />
      </section>
    </>
  )
}

function OneSaid({ said: { conversationId, at, direction, channel, text }, here }: { said: Said; here: string | null }) {
  const { t } = useTranslation('people')
  const time = useTime()
  const say = useListWords()
  return (
    <Link
      to="/desk/$view/$conversationId"
      params={{ view: 'waiting', conversationId }}
      preload={false}
      className={classes.said}
      data-here={conversationId === here || undefined}
      data-direction={direction}
    >
      <span className={classes.saidHead}>
        <NetworkMark network={channel.network} size={15} />
        {direction === 'out' && <CornerDownRight size={12} aria-hidden />}
        <span>{t(direction === 'in' ? 'them' : 'us')}</span>
        <span className={classes.cut}>{channel.name}</span>
        <time dateTime={at} title={time.absolute(at)}>
          {time.clock(at)}
        </time>
      </span>
      <span className={classes.saidText} dir="auto">
        {say(channel.network, text)}
      </span>
    </Link>
  )
}
