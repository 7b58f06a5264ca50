import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../kit/time/time.ts'
import { Moment } from '../../kit/time/moment.tsx'
import { Row } from '../../kit/rows.tsx'
import type { Import } from './upload.ts'

const COLORS: Record<Import['state'], string> = { waiting: 'yellow', running: 'aerie', done: 'aerie', failed: 'red', cancelled: 'gray' }

/** How an import stands, in a word. */
export function ImportState({ state }: Pick<Import, 'state'>) {
  const { t } = useTranslation('listening')
  return (
    <Badge size="lg" color={COLORS[state]} variant={state === 'running' ? 'filled' : 'light'}>
      {t(`import.state.${state}`)}
    </Badge>
  )
}

/** An import in the list: file, channel, when, and what came of it. */
export function ImportRow({ of: { id, fileName, channel, state, createdAt, new: fresh, known, setAside } }: { of: Import }) {
  const { t } = useTranslation('listening')
  const number = useNumber()
  return (
    <Row>
      <Group justify="space-between" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Anchor fw={600} c="var(--mantine-color-text)" renderRoot={(props) => <Link to="/import/$id" params={{ id }} {...props} />}>
            {fileName}
          </Anchor>
          <Text size="sm" c="dimmed" component="div">
            {channel && `${channel} · `}
            <Moment at={createdAt} />
            {state !== 'waiting' && ` · ${t('import.counts', { fresh: number(fresh), known: number(known), aside: number(setAside) })}`}
          </Text>
        </div>
        <ImportState state={state} />
      </Group>
    </Row>
  )
}
