import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Asked } from './confirm.tsx'

/** One question: what is about to happen and what it means. The careful answer has the focus. */
export function ConfirmDialog({ question: { title, text, action, danger = false, answer } }: { question: Asked }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={() => answer(false)} title={title} zIndex={350} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" component="div">
        {text}
      </Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" data-autofocus onClick={() => answer(false)}>
          {t('cancel')}
        </Button>
        <Button color={danger ? 'red' : undefined} onClick={() => answer(true)}>
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
