import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { createElement } from 'react'
import { problemText } from './problem-text.ts'
import { UndoLine } from './undo-line.tsx'

/** How long a message stays, ms; with something to press in it, longer. */
const STAYS = 4_500
const STAYS_WITH_UNDO = 9_000

/** Short messages at the edge of the screen. They are read aloud, and never the only place where something is said. */
export const toast = {
  /** It is done. With `undo` there is a way back, for nine seconds. */
  done(text: string, { undo }: { undo?: () => Promise<unknown> } = {}): void {
    const id = notifications.show({ message: text, role: 'status', color: 'aerie', autoClose: undo ? STAYS_WITH_UNDO : STAYS, withBorder: true })
    if (undo) notifications.update({ id, message: createElement(UndoLine, { text, undo: () => takeBack(id, undo) }) })
  },
  /** It did not work; says why and what to do. Stays until closed. */
  problem(error: unknown): void {
    notifications.show({ message: problemText(error), color: 'red', autoClose: 12_000, withBorder: true, role: 'alert' })
  },
}

async function takeBack(id: string, undo: () => Promise<unknown>): Promise<void> {
  notifications.hide(id)
  try {
    await undo()
    toast.done(i18next.t('undone'))
  } catch (error) {
    toast.problem(error)
  }
}
