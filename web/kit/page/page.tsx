import { Box, Group, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './page.module.css'

interface PageProps {
  title: string
  /** One or two sentences: what this screen is for. */
  about?: ReactNode
  actions?: ReactNode
  /** Widest the content gets, px. Text reads badly on longer lines. */
  width?: number
  children: ReactNode
}

/** A screen with a heading: its title (also of the browser's tab), what it is for, what can be done. */
export function Page({ title, about, actions, width = 1080, children }: PageProps) {
  useDocumentTitle(`${title} · Aerie`)
  return (
    <Box className={classes.page} maw={width}>
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Box className={classes.heading}>
          <Title order={1}>{title}</Title>
          {about && (
            <Text c="dimmed" mt={4} maw={640}>
              {about}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  )
}
