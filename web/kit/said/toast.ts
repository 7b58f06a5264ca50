import i18next from 'i18next'
import { problemText } from './problem-text.ts'
import { hideToast, showToast } from './toasts-store.ts'

/** How long a message stays, ms; longer with something to press or to read in it. */
const STAYS = 4_500
const STAYS_WITH_UNDO = 9_000
const STAYS_WITH_PROBLEM = 12_000

/** Short messages at the edge of the screen. They are read aloud, and never the only place where something is said. */
export const toast = {
  /** It is done. With `undo` there is a way back, for nine seconds, or as long as the pointer or the focus is on it. @returns takes it off the screen */
  done: (text: string, { undo }: { undo?: () => Promise<unknown> } = {}): (() => void) => {
    const id = showToast({ text, kind: 'done', stays: undo ? STAYS_WITH_UNDO : STAYS, undo: undo ? () => void takeBack(id, undo) : null })
    return () => hideToast(id)
  },
  /** It did not work, in words of its own. */
  failed: (text: string): void => void showToast({ text, kind: 'problem', stays: STAYS_WITH_PROBLEM, undo: null }),
  /** It did not work; says why and what to do. */
  problem: (error: unknown): void => toast.failed(problemText(error)),
}

async function takeBack(id: number, undo: () => Promise<unknown>): Promise<void> {
  hideToast(id)
  try {
    await undo()
    toast.done(i18next.t('undone'))
  } catch (error) {
    toast.problem(error)
  }
}
