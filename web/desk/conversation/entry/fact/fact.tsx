import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../../../kit/time/time.ts'
import type { FactEntry } from '../../../conversation.ts'
import { useFactWords } from './fact-words.ts'
import classes from '../entry.module.css'

/** What happened to the conversation, in a small line between what was said. */
export function Fact({ fact }: { fact: FactEntry }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const now = useNow()
  const words = useFactWords()(fact, now)
  if (words === null) return null
  return (
    <p className={classes.fact} data-late={fact.kind === 'conversation.breached' || fact.kind === 'message.failed' || undefined}>
      <span dir="auto">{words || t('facts.someone')}</span>
      {' · '}
      <time dateTime={fact.at} title={time.absolute(fact.at)}>
        {time.clock(fact.at)}
      </time>
    </p>
  )
}
