/** The kinds of "no" and the HTTP status each is told with. */
const STATUS = {
  invalid: 422,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  'no-room': 507,
} as const

export type RefusalKind = keyof typeof STATUS

/**
 * The business says no. `code` is stable and from the domain's own list (`already-owned`); `message` is a sentence
 * that tells the person what to do. Never retried, never logged as an error; HTTP maps it once (RFC 9457).
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  /** Whatever helps the caller mend it: field errors, the current owner. */
  readonly details: Record<string, unknown>

  constructor(kind: RefusalKind, code: string, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.details = details
  }

  get status(): number {
    return STATUS[this.kind]
  }
}
