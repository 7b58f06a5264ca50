import { useTranslation } from 'react-i18next'
import { inWords } from '../../i18n/said.ts'
import { pageUrl } from '../../kit/page-url.ts'
import type { Rules } from './network-rules.tsx'
import classes from './reach.module.css'

/** What is known of a network, each with whose word it is and since when. */
export function Facts({ facts }: { facts: Rules['facts'] }) {
  const { t, i18n } = useTranslation('reach')
  const date = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <>
      <h3 className={classes.factsTitle}>{t('page.facts')}</h3>
      <ul className={classes.facts}>
        {facts.map(({ says, source, url, asOf, known }) => (
          <li key={says}>
            {inWords(says)}
            <span>
              <a href={pageUrl(url) ?? undefined} target="_blank" rel="noreferrer noopener">
                {source}
              </a>
              , {t('page.asOf', { date: date.format(new Date(asOf)) })}
              {known === 'told' && `, ${t('page.told')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
