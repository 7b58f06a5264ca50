import { Group, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../stream/stream.ts'
import classes from './header.module.css'

/** Is what I see live? Silent words for screen readers, a dot for the eye, and plain text when it is not. */
export function ConnectionState() {
  const { t } = useTranslation()
  const connection = useConnection()
  return (
    <Tooltip label={t(`connection.${connection}.long`)} multiline maw={260}>
      <Group component="output" gap={6} wrap="nowrap" className={classes.connection} data-connection={connection}>
        <span className={classes.dot} aria-hidden />
        <Text component="span" size="xs" fw={600} visibleFrom={connection === 'away' ? undefined : 'md'}>
          {t(`connection.${connection}.short`)}
        </Text>
      </Group>
    </Tooltip>
  )
}
