import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Section } from '../../kit/page/section.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { NetworkRules } from './network-rules.tsx'
import { Spending } from './spending.tsx'
import classes from './reach.module.css'

/** What each network lets one do, from where we know it, and what it costs. */
export function ReachScreen() {
  const { t } = useTranslation('reach')
  const rules = useRead('GET /reach')
  return (
    <Page title={t('page.title')} about={t('page.about')} width={960}>
      <Spending />
      <Section title={t('page.rules')} about={t('page.rulesAbout')}>
        <ProblemNote error={rules.error} retry={rules.refetch} />
        {rules.isPending && <SkeletonList rows={6} height={48} />}
        <div className={classes.networks}>
          {rules.data?.items.map((one) => (
            <NetworkRules key={one.network} rules={one} />
          ))}
        </div>
      </Section>
    </Page>
  )
}
