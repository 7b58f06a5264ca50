import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import i18next from 'i18next'
import type { ReactNode } from 'react'

/** Asks before something that cannot be undone: what it means, then the act by its own name (never "OK"). @returns whether to go on */
export function confirm({ title, text, action, danger = false }: { title: string; text: ReactNode; action: string; danger?: boolean }): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: (
        <Text size="sm" component="div">
          {text}
        </Text>
      ),
      labels: { confirm: action, cancel: i18next.t('cancel') },
      closeButtonProps: { 'aria-label': i18next.t('close') },
      confirmProps: danger ? { color: 'red' } : {},
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    })
  })
}
