import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Drawing, type DrawingName } from './drawing.tsx'

/** Nothing here yet: says what will stand here, why it is good, and how to begin. */
export function Empty({
  drawing,
  title,
  order = 2,
  children,
  actions,
}: {
  drawing: DrawingName
  title: string
  order?: 1 | 2 | 3
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <Stack align="center" ta="center" gap="xs" py={48} px="md">
      <Drawing name={drawing} />
      <Title order={order} size="h2" mt="xs">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" maw={440} component="div">
          {children}
        </Text>
      )}
      {actions && (
        <Group mt="sm" justify="center">
          {actions}
        </Group>
      )}
    </Stack>
  )
}
