import { makeBell, type Bell } from '../../bell.ts'

/** How long a sign of typing counts when no other comes, ms; screens say it every 5 s. */
const TYPING = 8_000

/** Visitors' pages that wait on this process for something new, and where somebody types for them. */
export class Waiting {
  readonly #bells = new Map<string, Set<Bell>>()
  readonly #typing = new Map<string, number>()
  readonly #end = new AbortController()

  /** A bell for a visitor, or a conversation, until `signal` aborts. It keeps a ring that comes before it is waited for. */
  listen(keys: readonly string[], signal: AbortSignal): Bell {
    const bell = makeBell(AbortSignal.any([signal, this.#end.signal]))
    for (const key of keys) this.#bells.set(key, (this.#bells.get(key) ?? new Set()).add(bell))
    signal.addEventListener('abort', () => this.#leave(keys, bell), { once: true })
    return bell
  }

  /** How many pages wait for this visitor. */
  count(key: string): number {
    return this.#bells.get(key)?.size ?? 0
  }

  get size(): number {
    return this.#bells.size
  }

  ring(key: string): void {
    for (const bell of this.#bells.get(key) ?? []) bell.ring()
  }

  /** @param now ms */
  setTyping(conversationId: string, isTyping: boolean, now: number): void {
    for (const [id, until] of this.#typing) if (until < now) this.#typing.delete(id)
    if (isTyping) this.#typing.set(conversationId, now + TYPING)
    else this.#typing.delete(conversationId)
    this.ring(conversationId)
  }

  isTyping(conversationId: string | null, now: number): boolean {
    return conversationId !== null && (this.#typing.get(conversationId) ?? 0) >= now
  }

  /** Lets everybody go. */
  close(): void {
    this.#end.abort()
  }

  get isOver(): boolean {
    return this.#end.signal.aborted
  }

  #leave(keys: readonly string[], bell: Bell): void {
    for (const key of keys) {
      const there = this.#bells.get(key)
      there?.delete(bell)
      if (there?.size === 0) this.#bells.delete(key)
    }
  }
}
