import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useListWords } from '../../channels/said-words.ts'
import { useDays } from './days.ts'
import { NetworkMark } from '../network-mark.tsx'
import { talksOf } from './other-conversations.ts'
import type { Said } from '../person.ts'
import { PartHeading } from './headings.tsx'
import classes from '../people.module.css'

/** So many are offered; the timeline has them all. */
const AT_MOST = 5

/** What else is or was talked about with this person. */
export function OtherConversations({ said, here }: { said: readonly Said[]; here: string }) {
  const { t } = useTranslation('people')
  const days = useDays()
  const say = useListWords()
  const talks = talksOf(said, here).slice(0, AT_MOST)
  return (
    <section aria-label={t('conversations')}>
      <PartHeading>{t('conversations')}</PartHeading>
      {talks.length === 0 && <p className={classes.quiet}>{t('noConversations')}</p>}
      <ul className={classes.plain}>
        {talks.map(({ conversationId, channel, at, text }) => (
          <li key={conversationId}>
            <Link to="/desk/$view/$conversationId" params={{ view: 'waiting', conversationId }} preload={false} className={classes.talk}>
              <NetworkMark network={channel.network} size={15} />
              <span className={classes.cut} dir="auto">
                {say(channel.network, text)}
              </span>
              <span className={classes.talkAt}>{days.date(at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
