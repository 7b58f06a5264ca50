import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Rows } from '../../kit/rows.tsx'
import { Section } from '../../kit/page/section.tsx'
import { SpendingRow } from './spending-row.tsx'

/** What the channels cost that have a price, with their budgets. */
export function Spending() {
  const { t } = useTranslation('reach')
  const { data, error, refetch } = useRead('GET /spending')
  return (
    <Section title={t('spending.title')} about={t('spending.about')}>
      <ProblemNote error={error} retry={refetch} />
      {data?.items.length === 0 && t('spending.none')}
      {data && data.items.length > 0 && (
        <Rows>
          {data.items.map((one) => (
            <SpendingRow key={one.channel.id} spending={one} />
          ))}
        </Rows>
      )}
    </Section>
  )
}
