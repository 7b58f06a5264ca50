import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useDesk } from '../desk-context.ts'
import { ALL_VIEWS, type View } from '../place.ts'
import { useCapped } from './capped.ts'
import classes from './list.module.css'

type Counts = Answer<'GET /conversations/counts'>
const COUNTED: Partial<Record<View, keyof Counts>> = { mine: 'mine', queue: 'queue', waiting: 'waiting', mentions: 'mentions', hints: 'hints', held: 'held' }

/** The views of the desk, with how many stand in the open ones. */
export function Views({ counts }: { counts: Counts | undefined }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const capped = useCapped()
  return (
    <nav aria-label={t('views.label')}>
      <ul className={classes.views}>
        {ALL_VIEWS.map((view) => {
          const count = counts && COUNTED[view] ? counts[COUNTED[view]] : 0
          return (
            <li key={view}>
              <Link
                className={classes.view}
                to="/desk/$view"
                params={{ view }}
                search={place.filters}
                preload={false}
                activeOptions={{ exact: false, includeSearch: false }}
                aria-current={place.view === view ? 'page' : undefined}
              >
                {t(`views.${view}`)}
                {count > 0 && <span className={classes.count}>{capped(count)}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
