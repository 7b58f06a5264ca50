import { useDocumentTitle } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead } from '../app/asking/queries.ts'
import { PartLevel } from './timeline/headings.tsx'
import { PersonPanel } from './person-panel.tsx'
import classes from './people.module.css'

/** A person on a screen of their own. */
export function PersonScreen() {
  const { t } = useTranslation('people')
  const { id } = useParams({ from: '/shell/people/$id' })
  const name = useRead('GET /people/:id', { params: { id } }).data?.name
  useDocumentTitle(`${name ?? t('person')} · Aerie`)
  return (
    <div className={classes.screen}>
      <PartLevel value={2}>
        <PersonPanel personId={id} />
      </PartLevel>
    </div>
  )
}
