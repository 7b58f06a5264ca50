import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../app/asking/api.ts'
import { queryClient, useRead } from '../app/asking/queries.ts'
import { confirm } from '../kit/confirm.tsx'
import { Empty } from '../kit/page/empty.tsx'
import { Page } from '../kit/page/page.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { toast } from '../kit/said/toast.ts'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { Corrections } from './corrections.tsx'
import { ProviderLink } from './provider/provider-link.tsx'
import { Summary } from './summary.tsx'
import { TopicsLearned } from './topics-learned.tsx'
import { Versions } from './versions.tsx'

/** What was learned from corrections, how well it does, and the way to forget it. */
export function TriageScreen() {
  const { t } = useTranslation('triage')
  const learning = useRead('GET /triage/learning')
  const forget = async (): Promise<void> => {
    if (!(await confirm({ title: t('forgetTitle'), text: t('forgetText'), action: t('forget'), danger: true }))) return
    try {
      await api('POST /triage/forgetting')
      toast.done(t('forgot'), { undo: remember })
    } catch (problem) {
      toast.problem(problem)
    }
    await freshen()
  }
  const versions = learning.data?.versions ?? []
  const actions = learning.data && !learning.data.forgotten && (versions.length > 0 || (learning.data.topics?.corrections ?? 0) > 0) && (
    <Button variant="default" onClick={() => void forget()}>
      {t('forget')}
    </Button>
  )
  return (
    <Page title={t('title')} about={t('about')} width={900} actions={actions}>
      <ProblemNote error={learning.error} retry={learning.refetch} />
      {learning.isPending && <SkeletonList rows={3} height={84} />}
      {learning.isSuccess && versions.length === 0 && (
        <Empty drawing="well" title={t('nothing')}>
          {t('nothingText')}
        </Empty>
      )}
      {learning.data && versions.length > 0 && (
        <>
          <Summary learning={learning.data} />
          <Versions learning={learning.data} />
        </>
      )}
      {learning.data?.topics && <TopicsLearned of={learning.data.topics} />}
      <Corrections />
      <ProviderLink />
    </Page>
  )
}

async function remember(): Promise<void> {
  await api('DELETE /triage/forgetting')
  await freshen()
}

const freshen = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['GET /triage/learning'] })
