import { Box, Group, Text, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './section.module.css'

/** A part of a screen with its own heading, in a quiet frame. */
export function Section({ title, about, actions, children }: { title: string; about?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Box component="section" className={classes.section} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="md">
        <Box flex="1 1 240px" miw={0}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm" mt={2} maw={620}>
              {about}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Box>
  )
}
