import { toast } from '../../kit/said/toast.ts'
import type { Conversation } from '../conversation.ts'
import { freshen, patchCache, readFromCache } from './patch.ts'
import { rememberUndo, sayWithUndo, type Undo } from './undo.ts'

interface Act {
  id: string
  /** How the conversation looks when it worked; shown at once. */
  optimistic?: Partial<Conversation>
  /** Asks the server. Its answer is what counts. */
  ask: () => Promise<unknown>
  /** What was done, said to the person; null: it shows by itself. */
  done: string | null
  undo?: Undo
}

/**
 * Does something to a conversation: shows it at once, asks the server, keeps the way back from the first moment (whoever
 * takes it back before the server has answered waits for the answer). When the server says no, all stands as before and the
 * person is told why. @returns whether it was done
 */
export async function perform({ id, optimistic = {}, ask, done, undo }: Act): Promise<boolean> {
  const before = readFromCache(id)
  const asked = patchCache(id, optimistic).then(ask)
  const back = undo && rememberUndo(() => asked.then(undo, () => undefined))
  try {
    const answer = await asked
    if (isConversation(answer, id)) await patchCache(id, answer)
    if (done && back) sayWithUndo(done, back)
    else if (done) toast.done(done)
    return true
  } catch (problem) {
    await back?.() // nothing to take back
    if (before) await patchCache(id, Object.fromEntries(Object.keys(optimistic).map((key) => [key, before[key as keyof Conversation]])))
    toast.problem(problem)
    return false
  } finally {
    freshen(id)
  }
}

const isConversation = (answer: unknown, id: string): answer is Conversation =>
  typeof answer === 'object' && answer !== null && 'id' in answer && answer.id === id
