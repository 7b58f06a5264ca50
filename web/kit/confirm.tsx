import { lazy, Suspense, useSyncExternalStore, type ReactNode } from 'react'

/** What is asked before something that cannot be undone. */
export interface Question {
  title: string
  /** What it means. */
  text: ReactNode
  /** The act by its own name, never "OK". */
  action: string
  danger?: boolean
}
export interface Asked extends Question {
  answer: (yes: boolean) => void
}

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then((file) => ({ default: file.ConfirmDialog })))

let asked: Asked | null = null
const watchers = new Set<() => void>()
const ask = (next: Asked | null): void => {
  asked = next
  for (const watcher of watchers) watcher()
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Asks. @returns whether to go on */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false)
  return new Promise((resolve) =>
    ask({
      ...question,
      answer: (yes) => {
        ask(null)
        resolve(yes)
      },
    }),
  )
}

/** Where questions are asked; once, beside the screens. The dialog is fetched with the first. */
export function Confirms() {
  const question = useSyncExternalStore(watch, () => asked)
  return <Suspense fallback={null}>{question && <ConfirmDialog question={question} />}</Suspense>
}
