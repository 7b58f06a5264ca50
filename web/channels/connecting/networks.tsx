import { Group, SimpleGrid, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { NetworkIcon } from '../network-icon.tsx'
import { useNetworkTitle } from '../use-channels.ts'
import { useFieldTexts } from './field-texts.ts'
import classes from '../channels.module.css'

/** The networks a channel can be made for, to choose from. */
export function Networks() {
  const { t } = useTranslation('channels')
  const { data, error, refetch } = useRead('GET /networks')
  const texts = useFieldTexts()
  const titleOf = useNetworkTitle()
  if (error) return <ProblemNote error={error} retry={refetch} />
  if (!data) return <SkeletonList rows={3} height={84} />
  return (
    <SimpleGrid component="nav" aria-label={t('connect')} cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
      {data.items.map(({ network, about }) => (
        <Link key={network} to="/channels/new/$network" params={{ network }} className={classes.network}>
          <Group gap="xs">
            <NetworkIcon network={network} />
            <Text fw={600}>{titleOf(network)}</Text>
          </Group>
          <Text size="sm" c="dimmed">
            {texts.about(network, about)}
          </Text>
        </Link>
      ))}
    </SimpleGrid>
  )
}
