/** Why something outside was not fetched; `message` is a sentence about it. */
export class OutsideError extends Error {
  override name = 'OutsideError'
  readonly code: 'private-address' | 'bad-address' | 'too-large' | 'too-slow' | 'too-many-redirects' | 'away'

  constructor(code: OutsideError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
