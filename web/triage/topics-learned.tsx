import { useTranslation } from 'react-i18next'
import { Section } from '../kit/page/section.tsx'
import type { Learning } from './learning.ts'

/** What was learned of topics, and what it is worth beside words alone. */
export function TopicsLearned({ of }: { of: NonNullable<Learning['topics']> }) {
  const { t } = useTranslation('triage')
  const { corrections, heldBack, helps } = of
  const share = (right: number): number => Math.round((100 * right) / heldBack.count)
  return (
    <Section title={t('topics')} about={t('topicsAbout')}>
      <p>
        {t('learned', { count: corrections })}
        {'. '}
        {heldBack.count > 0 ? t('topicsRight', { with: share(heldBack.right), without: share(heldBack.without), count: heldBack.count }) : t('unmeasured')}
        {!helps && ` ${t('topicsHarm')}`}
      </p>
    </Section>
  )
}
