import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/asking/api.ts'
import { queryClient, reading, useRead } from '../../app/asking/queries.ts'
import { GuideLink } from '../../channels/connecting/guide-link.tsx'
import { confirm } from '../../kit/confirm.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Meter } from './meter.tsx'
import { ProviderForm } from './provider-form.tsx'
import { Redaction } from './redaction.tsx'
import { State } from './state.tsx'

/** The language model that may be asked where the machine is not sure: which, when, what it may cost, and what leaves. */
export function ProviderScreen() {
  const { t } = useTranslation(['provider', 'app'])
  const { data, error, refetch } = useRead('GET /triage/provider')
  const provider = data?.provider ?? null
  return (
    <Page title={t('title')} about={t('about')} width={820} actions={provider && <Forget />}>
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={6} />}
      {provider && (
        <Section title={t('state.title')}>
          <State provider={provider} />
          <Meter provider={provider} />
        </Section>
      )}
      {data && (
        <>
          <Section title={t('settings')} about={t('settingsAbout')}>
            <ProviderForm key={provider ? 'set' : 'new'} provider={provider} />
          </Section>
          <Section title={t('leaves.title')} about={t('leaves.about')}>
            <Redaction />
          </Section>
        </>
      )}
      <GuideLink guide="provider.md" />
    </Page>
  )
}

function Forget() {
  const { t } = useTranslation('provider')
  const forget = async (): Promise<void> => {
    if (!(await confirm({ title: t('forgetTitle'), text: t('forgetText'), action: t('forget'), danger: true }))) return
    try {
      await api('DELETE /triage/provider')
      queryClient.setQueryData(reading('GET /triage/provider').queryKey, { provider: null })
      toast.done(t('forgot'))
    } catch (problem) {
      toast.problem(problem)
    }
  }
  return (
    <Button variant="default" onClick={() => void forget()}>
      {t('forget')}
    </Button>
  )
}
