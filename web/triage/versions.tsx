import { Button, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../app/asking/queries.ts'
import { Section } from '../kit/page/section.tsx'
import { toast } from '../kit/said/toast.ts'
import { Moment } from '../kit/time/moment.tsx'
import { Chart } from './chart.tsx'
import { shareOf, type Learning, type Version } from './learning.ts'

/** Rows of the table; the chart shows all. */
const SHOWN = 8

/** The versions over time: a small chart, and the newest in figures, each of which can be used again. */
export function Versions({ learning: { versions, inUse } }: { learning: Learning }) {
  const { t } = useTranslation('triage')
  return (
    <Section title={t('versions')} about={t('versionsAbout')}>
      <Chart versions={versions.toReversed()} />
      <Table.ScrollContainer minWidth={300} type="native">
        <Table verticalSpacing={4} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('made')}</Table.Th>
              <Table.Th>{t('with')}</Table.Th>
              <Table.Th>{t('without')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.slice(0, SHOWN).map((one) => (
              <OneVersion key={one.version} one={one} isUsed={one.version === inUse} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

function OneVersion({ one, isUsed }: { one: Version; isUsed: boolean }) {
  const { t } = useTranslation('triage')
  const { version, helps, usable, madeAt } = one
  const share = shareOf(one)
  const again = useWrite('PUT /triage/layer', { freshens: ['GET /triage/learning'], onDone: () => toast.done(t('used', { version })) })
  return (
    <Table.Tr>
      <Table.Td>
        {t('version', { version })} · <Moment at={madeAt} />
      </Table.Td>
      <Table.Td>{share ? `${share.right} %` : '–'}</Table.Td>
      <Table.Td>{share ? `${share.without} %` : '–'}</Table.Td>
      <Table.Td ta="right">
        {isUsed && t('inUse')}
        {!isUsed && !helps && t('harms')}
        {!isUsed && usable && (
          <Button size="compact-xs" variant="default" loading={again.isPending} onClick={() => again.mutate({ body: { version } }, { onError: toast.problem })}>
            {t('useAgain')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
