import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePages, useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { More } from '../../kit/more.tsx'
import { Row, Rows } from '../../kit/rows.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { Moment } from '../../kit/time/moment.tsx'

/** What failed once too often, to be tried again or let go. Nothing is shown when there is nothing. */
export function ParkedAnnouncements() {
  const { t } = useTranslation('announcements')
  const parked = usePages('GET /announcements/parked')
  const effects = { freshens: ['GET /announcements/parked', 'GET /outlets'] } as const
  const retry = useWrite('POST /announcements/:id/retry', effects)
  const drop = useWrite('DELETE /announcements/:id', effects)
  const onError = toast.problem
  if (parked.items.length === 0) return null
  return (
    <Section title={t('parked.title')} about={t('parked.about')}>
      <Rows>
        {parked.items.map(({ id, outlet, event, at, trouble }) => (
          <Row key={id}>
            <Group justify="space-between">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {outlet} · {t(`event.${event}`)} · <Moment at={at} /> · {trouble && inWords(trouble)}
              </Text>
              <Group gap="xs">
                <Button size="compact-md" variant="default" onClick={() => retry.mutate({ params: { id } }, { onError })}>
                  {t('parked.retry')}
                </Button>
                <Button size="compact-md" variant="subtle" color="red" onClick={() => drop.mutate({ params: { id } }, { onError })}>
                  {t('parked.drop')}
                </Button>
              </Group>
            </Group>
          </Row>
        ))}
      </Rows>
      <More pages={parked} />
    </Section>
  )
}
