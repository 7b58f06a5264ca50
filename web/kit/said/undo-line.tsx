import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What was done, with the way back. */
export function UndoLine({ text, undo }: { text: string; undo: () => void }) {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="light" onClick={undo}>
        {t('undo')}
      </Button>
    </Group>
  )
}
