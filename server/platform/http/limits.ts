import { performance } from 'node:perf_hooks'
import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { tooMany } from './problem.ts'

/** Callers that are counted at once, for a door; the one that called first is forgotten first. */
const CALLERS = 5_000

/**
 * Limits calls on the doors that say so (`perMinute`), by address. Counted in this process's memory: with several web
 * processes each counts for itself. Sign-in has its own limits besides, counted in PostgreSQL (workspace/sign-in/auth.ts).
 */
export async function limitCalls(http: FastifyInstance): Promise<void> {
  await http.register(rateLimit, { global: false, store: Calls, errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)) })
}

/** Counts by a clock that is never set: the library's own goes by the machine's, and once that was set back no window would end for hours. */
export class Calls implements FastifyRateLimitStore {
  readonly #callers = new Map<string, { current: number; since: number }>()

  incr(caller: string, tell: (error: Error | null, count?: { current: number; ttl: number }) => void, window: number): void {
    const now = performance.now()
    const before = this.#callers.get(caller)
    const count = before && now - before.since < window ? { ...before, current: before.current + 1 } : { current: 1, since: now }
    if (count.current === 1) this.#callers.delete(caller) // a new window goes to the end of the line
    if (this.#callers.size >= CALLERS && !this.#callers.has(caller)) this.#callers.delete(this.#callers.keys().next().value!)
    this.#callers.set(caller, count)
    tell(null, { current: count.current, ttl: window - (now - count.since) })
  }

  child(): Calls {
    return new Calls()
  }
}
