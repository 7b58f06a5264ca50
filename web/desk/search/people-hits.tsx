import { Link } from '@tanstack/react-router'
import { UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useReadWhen } from '../../app/asking/queries.ts'
import classes from './search.module.css'

/** So many people are offered; who looks for one types on. */
const AT_MOST = 6

/** People whose name or handle fits. */
export function PeopleHits({ q }: { q: string }) {
  const { t } = useTranslation('desk')
  const people = useReadWhen('GET /people', { query: { q, limit: AT_MOST } }).data?.items ?? []
  if (people.length === 0) return null
  return (
    <section aria-label={t('search.people')}>
      <h2 className={classes.heading}>{t('search.people')}</h2>
      <ul className={classes.people}>
        {people.map(({ id, name, handles }) => (
          <li key={id}>
            <Link to="/people/$id" params={{ id }} preload={false} className={classes.oneOfThem} data-arrow>
              <UserRound size={15} aria-hidden />
              <span dir="auto">{name}</span>
              {handles.length > 0 && handles[0] !== name && (
                <span className={classes.quiet} dir="auto">
                  {handles.slice(0, 2).join(', ')}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
