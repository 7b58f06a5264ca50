import { useTranslation } from 'react-i18next'
import { useRead } from '../app/asking/queries.ts'
import { Empty } from '../kit/page/empty.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { ProblemError } from '../app/asking/problem.ts'
import { Customer } from './customer/customer.tsx'
import { Identities } from './identities.tsx'
import { PersonName } from './person-name.tsx'
import { PersonNotes } from './person-notes.tsx'
import { Timeline } from './timeline/timeline.tsx'
import classes from './people.module.css'

/** All that is known of a person, beside a conversation (`here`) or as a screen of its own. */
export function PersonPanel({ personId, here = null }: { personId: string; here?: string | null }) {
  const { t } = useTranslation('people')
  const { data: person, error, isPending, refetch } = useRead('GET /people/:id', { params: { id: personId } })
  if (error instanceof ProblemError && error.status === 404)
    return (
      <Empty drawing="lost" title={t('gone')}>
        {t('goneText')}
      </Empty>
    )
  return (
    <div className={classes.panel}>
      {isPending && <SkeletonList rows={3} height={60} />}
      <ProblemNote error={error} retry={refetch} />
      {person && (
        <>
          <PersonName person={person} linked={here !== null} />
          <Customer key={person.id} person={person} />
          <Identities identities={person.identities} />
          <PersonNotes key={person.id} person={person} />
        </>
      )}
      <Timeline key={personId} personId={personId} here={here} />
    </div>
  )
}
