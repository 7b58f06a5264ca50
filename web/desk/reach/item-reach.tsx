import { Hand, Hourglass, MessageCircle, MessageCircleOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inWords } from '../../i18n/said.ts'
import { useNow, useTime } from '../../kit/time/time.ts'
import type { Reach } from '../conversation.ts'
import { shortly } from '../deadline/because.ts'
import { dollars } from './money.ts'
import classes from './reach.module.css'

/** May this message be answered: in a word, and all of it when it is opened. */
export function ItemReach({ reach }: { reach: Reach }) {
  const { t } = useTranslation('reach')
  const now = useNow()
  const { answer, byHand, until } = reach
  const Sign = byHand ? Hand : answer === 'none' ? MessageCircleOff : MessageCircle
  return (
    <details className={classes.item}>
      <summary title={t('item.label')}>
        <Sign size={12} aria-hidden /> {t(`item.summary.${byHand ? 'byHand' : answer}`)}
        {until && new Date(until).getTime() > now && <Hourglass size={11} aria-hidden />}
      </summary>
      <p>{useReachWords(reach).join(' ')}</p>
    </details>
  )
}

/** All that is to be said of it, in sentences: until when, how long, at what price, and why not. */
function useReachWords({ until, directUntil, limit, price, note }: Reach): string[] {
  const { t, i18n } = useTranslation('reach')
  const now = useNow()
  const time = useTime()
  const at = (instant: string): string => shortly(instant, now, time)
  return [
    note && inWords(note),
    until && t(new Date(until).getTime() <= now ? 'item.late' : 'item.until', { at: at(until) }),
    directUntil && t('item.directUntil', { at: at(directUntil) }),
    limit && t('item.length', { count: limit.length }),
    limit?.link && t('item.linkCounts', { count: limit.link }),
    priceWords(),
  ].filter((said): said is string => Boolean(said))

  function priceWords(): string {
    if (!price) return t('item.free')
    if (price.unit === 'units') return t('item.units', { answer: price.answer })
    const [answer, withLink] = [dollars(price.answer, i18n.language), dollars(price.withLink, i18n.language)]
    return answer === withLink ? t('item.USD', { answer }) : t('item.USDLink', { answer, withLink })
  }
}
