import { useRead } from '../../../app/asking/queries.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { toTarget } from './target.ts'
import { TargetsForm } from './targets-form.tsx'

/** What is promised to whom. */
export function TargetsTab() {
  const targets = useRead('GET /targets')
  const calendars = useRead('GET /calendars').data?.items
  const teams = useRead('GET /teams').data?.items
  if (targets.error) return <ProblemNote error={targets.error} retry={targets.refetch} />
  if (!targets.data || !calendars || !teams) return <SkeletonList rows={4} height={96} />
  const team = teams.find(({ isDefault }) => isDefault) ?? teams[0]
  return <TargetsForm kept={targets.data.items.map(toTarget)} calendar={calendars.find(({ teamId }) => teamId === team?.id)} />
}
