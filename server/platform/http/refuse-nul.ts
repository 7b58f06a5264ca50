import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

/** The one character that PostgreSQL's text cannot hold (its manual, 8.3 "Character Types"). */
const NUL = '\u0000'

/**
 * Refuses a NUL character wherever it stands in what is asked: the address, the query, or the JSON or form that was sent, the
 * names of its fields included. Nobody types one; in the database it would be a fault. Set before any route. `cleaned`:
 * doors (`POST /items`) whose bodies bring what others wrote, which lose theirs instead.
 */
export function refuseNul(http: FastifyInstance, cleaned: readonly string[]): void {
  http.addHook('preValidation', async (request) => {
    const isCleaned = cleaned.includes(`${request.method} ${request.routeOptions.url ?? ''}`)
    const parts = { params: request.params, query: request.query, ...(!isCleaned && { body: bodyOf(request) }) }
    const where = Object.entries(parts).flatMap(([part, value]) => findNul(value, part) ?? [])[0]
    if (where !== undefined) throw hasNul(where)
  })
}

/** What is said of a NUL character. `where`: `body/name`. */
export const hasNul = (where: string): Refusal =>
  new Refusal('invalid', 'nul-character', 'There is a NUL character (U+0000) in what was sent, and it cannot be kept. Take it out and send the rest again.', {
    fields: [{ path: where, message: 'contains a NUL character' }],
  })

/** The sign-in library is handed its bodies unread. A stream is nobody's text. */
function bodyOf({ body }: FastifyRequest): unknown {
  if (body instanceof URLSearchParams) return Object.fromEntries(body)
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return Object.fromEntries(new URLSearchParams(body))
  }
}

/** Where the first one stands; null: nowhere. In steps and not by recursion, because a body may be nested as deep as it is long. */
function findNul(given: unknown, where: string): string | null {
  const open: [value: unknown, path: string][] = [[given, where]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next
    if (typeof value === 'string' && value.includes(NUL)) return path
    if (Array.isArray(value)) for (const inner of value) open.push([inner, path])
    else if (isPlain(value))
      for (const [key, inner] of Object.entries(value)) {
        if (key.includes(NUL)) return path
        open.push([inner, `${path}/${key}`])
      }
  }
  return null
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null // its own, or none that has another behind it
}
