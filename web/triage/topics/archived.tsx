import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/asking/session.ts'
import { Row, Rows } from '../../kit/rows.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { restore } from './topic-list.tsx'
import type { Topic } from './topic.ts'

/** What is looked for no more, and the way back. */
export function Archived({ topics }: { topics: readonly Topic[] }) {
  const { t } = useTranslation('topics')
  const manages = useMay('team.manage')
  if (topics.length === 0) return null
  return (
    <Section title={t('archivedTitle')} about={t('archivedAbout')}>
      <Rows>
        {topics.map(({ id, name }) => (
          <Row key={id} flat>
            <Text flex={1} dir="auto">
              {name}
            </Text>
            {manages && (
              <Button size="compact-sm" variant="default" aria-label={t('restoreOne', { name })} onClick={() => void restore(id).catch(toast.problem)}>
                {t('restore')}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
