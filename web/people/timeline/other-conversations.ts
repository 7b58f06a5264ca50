import type { Said } from '../person.ts'

/** A conversation of a person, as what was said in it tells. */
export interface Talk {
  conversationId: string
  channel: Said['channel']
  /** The newest of what was said. */
  at: string
  text: string
  count: number
}

/** The conversations that what was said (newest first) belongs to, newest first, without the one that is open. */
export function talksOf(said: readonly Said[], here: string | null): Talk[] {
  const talks = new Map<string, Talk>()
  for (const { conversationId, channel, at, text } of said) {
    const known = talks.get(conversationId)
    if (known) known.count++
    else if (conversationId !== here) talks.set(conversationId, { conversationId, channel, at, text, count: 1 })
  }
  return [...talks.values()]
}
