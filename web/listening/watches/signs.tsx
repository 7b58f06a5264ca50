import { useTranslation } from 'react-i18next'
import classes from './watches.module.css'

/** What can be written in a query, each with what it catches. */
const SIGNS = {
  words: 'acme coffee',
  phrase: '"acme coffee"',
  or: 'acme OR akme',
  not: 'acme -jobs',
  group: '(acme OR akme) broken',
  begins: 'coffee*',
  near: 'looking NEAR/5 espresso',
  names: '#acme @acme',
  from: 'from:@rival offer',
  lang: 'acme lang:de has:link',
} as const

export function Signs() {
  const { t } = useTranslation('watches')
  return (
    <dl className={classes.signs}>
      {Object.entries(SIGNS).map(([sign, example]) => (
        <div key={sign} style={{ display: 'contents' }}>
          <dt>{example}</dt>
          <dd>{t(`signs.${sign as keyof typeof SIGNS}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
