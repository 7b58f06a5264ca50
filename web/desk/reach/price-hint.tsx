import { useTranslation } from 'react-i18next'
import { hasLink } from '../composer/answer/length.ts'
import type { Reach } from '../conversation.ts'
import { dollars } from './money.ts'
import classes from './reach.module.css'

/** What is to be minded of the text itself before it goes out: what it costs, and what the network would not show. */
export function PriceHint({ reach: { price, takes }, text }: { reach: Reach; text: string }) {
  const { t, i18n } = useTranslation('reach')
  if (text === '') return null
  const say = (amount: number): string => (price?.unit === 'units' ? t('page.units', { count: amount }) : dollars(amount, i18n.language))
  const dear = price !== null && price.withLink > price.answer && hasLink(text)
  return (
    <>
      {price && (
        <p className={classes.hint} data-tone={dear ? 'soon' : undefined} role={dear ? 'status' : undefined}>
          {dear ? t('composer.costsLink', { price: say(price.withLink), plain: say(price.answer) }) : t('composer.costs', { price: say(price.answer) })}
        </p>
      )}
      {takes?.formatting === 'plain' && MARKED.test(text) && (
        <p className={classes.hint} role="status">
          {t('composer.plain')}
        </p>
      )}
    </>
  )
}

/** Looks like Markdown: bold, a heading, a link in brackets. */
const MARKED = /\*\*[^*\n]+\*\*|^#{1,6} \S|\[[^\]\n]+\]\(https?:/mu
