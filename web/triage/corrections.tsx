import { Anchor, Group, SegmentedControl, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../app/asking/queries.ts'
import { textOf } from '../desk/correct/choices.ts'
import { useTopicNames } from '../desk/use-topics.ts'
import { Empty } from '../kit/page/empty.tsx'
import { More } from '../kit/more.tsx'
import { Row, Rows } from '../kit/rows.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { Section } from '../kit/page/section.tsx'
import { Moment } from '../kit/time/moment.tsx'
import { Download } from './download.tsx'
import type { Correction } from './learning.ts'
import classes from './triage.module.css'

/** What colleagues said is right, newest first; or only where they disagree. */
export function Corrections() {
  const { t } = useTranslation('triage')
  const [which, choose] = useState('all')
  const corrections = usePages('GET /triage/corrections', { query: { disputed: which === 'disputed' ? 'true' : 'false' } })
  const actions = (
    <Group gap="xs">
      {corrections.items.length > 0 && <Download />}
      <SegmentedControl
        size="xs"
        aria-label={t('show')}
        value={which}
        onChange={choose}
        data={(['all', 'disputed'] as const).map((value) => ({ value, label: t(value) }))}
      />
    </Group>
  )
  return (
    <Section title={t('corrections')} about={t('correctionsAbout')} actions={actions}>
      <ProblemNote error={corrections.error} retry={corrections.refetch} />
      {corrections.isSuccess && corrections.items.length === 0 && (
        <Empty drawing="well" title={t('none')}>
          {t('noneText')}
        </Empty>
      )}
      {corrections.items.length > 0 && (
        <Rows>
          {corrections.items.map((one) => (
            <OneCorrection key={`${one.id} ${one.what}`} one={one} />
          ))}
        </Rows>
      )}
      <More pages={corrections} />
    </Section>
  )
}

function OneCorrection({ one: { what, said, right, text, conversationId, by, at, others } }: { one: Correction }) {
  const { t } = useTranslation('triage')
  const { t: desk } = useTranslation('desk')
  const topicOf = useTopicNames(what === 'topic')
  const named = (label: string): string =>
    what === 'topic' ? (label === 'none' ? desk('correct.noTopic') : topicOf(label)) : desk(textOf({ what, right: label }))
  return (
    <Row>
      <Text fw={600} size="sm">
        {desk(`item.${what}`)}:{' '}
        {said === right ? t('agreed', { right: named(right) }) : t('wasNow', { said: said === null ? t('unsaid') : named(said), right: named(right) })}
      </Text>
      <Text size="sm" lineClamp={2} dir="auto" className={classes.text}>
        {conversationId === null ? t('gone') : text}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        {by.name} · <Moment at={at} />
        {others.map((other) => ` · ${t('other', { name: other.by.name, right: named(other.right) })}`)}
        {conversationId && (
          <>
            {' · '}
            <Anchor
              size="xs"
              underline="always"
              renderRoot={(props) => <Link to="/desk/$view/$conversationId" params={{ view: 'waiting', conversationId }} {...props} />}
            >
              {t('open')}
            </Anchor>
          </>
        )}
      </Text>
    </Row>
  )
}
