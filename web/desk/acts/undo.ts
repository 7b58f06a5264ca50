import { toast } from '../../kit/said/toast.ts'

/** A way back. */
export type Undo = () => Promise<unknown>

/** So many steps can be taken back by key. */
const KEPT = 20
const steps: Undo[] = []
/** Takes the message that offers a way back off the screen. */
const unsay = new WeakMap<Undo, () => void>()

/** Keeps the way back of what was just done. @returns the same way, to be gone once only, by the key or by a button */
export function rememberUndo(undo: Undo): Undo {
  const once: Undo = async () => {
    const at = steps.indexOf(once)
    if (at < 0) return
    steps.splice(at, 1)
    unsay.get(once)?.()
    await undo()
  }
  steps.push(once)
  if (steps.length > KEPT) steps.shift()
  return once
}

/** Says what was done and offers its way back, until it is gone, whichever way. What was taken back already is not said to be done. */
export function sayWithUndo(said: string, undo: Undo): void {
  if (steps.includes(undo)) unsay.set(undo, toast.done(said, { undo }))
}

/** Takes back what was done last. @returns false when there is nothing to take back */
export async function undoLast(): Promise<boolean> {
  const last = steps.at(-1)
  await last?.()
  return last !== undefined
}
