/** What the server (or the way to it) said no with. `detail` is a sentence that tells the person what to do; `code` is stable. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  /** HTTP status; 0: the server was not reached. */
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Which parts of the request were refused: `body/email` → why. */
  readonly fields: readonly { path: string; message: string }[]
  /** Whatever else the server said about it, such as the colleague who was quicker. */
  readonly more: Readonly<Record<string, unknown>>

  constructor(said: { status: number; code: string; detail: string; fields?: readonly { path: string; message: string }[] } & Record<string, unknown>) {
    super(said.detail)
    const { status, code, detail, fields = [], ...more } = said
    this.status = status
    this.code = code
    this.detail = detail
    this.fields = fields
    this.more = more
  }

  /** Nothing is known of what the server did: it, or what stands before it, was away. Worth trying again with the same key. */
  get isOutage(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

/** Reads a refusal out of a response; what is no problem document (a proxy's page) becomes one by its status. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const said: unknown = await response.json().catch(() => null)
  const { code, detail, message, ...more } = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
  return new ProblemError({
    ...more,
    status: response.status,
    code: typeof code === 'string' ? code : `status-${response.status}`,
    detail: typeof detail === 'string' ? detail : typeof message === 'string' ? message : response.statusText,
  })
}
