/** Who the page's own server says somebody is, signed. */
export interface SignedUser {
  id: string
  expires: number
  signature: string
}

/** What the channel says of itself. */
export interface Greeting {
  title: string
  greeting: string
  colour: string
  privacyUrl: string | null
  open: boolean
  ticket: string
}

/** One message, as the server keeps it. */
export interface Line {
  place: number
  id: string
  direction: 'in' | 'out'
  text: string
  at: string
  /** `alt`: what is to be seen, of a picture of theirs. */
  attachments: { name: string; type: string; bytes: number; alt?: string | null }[]
}

export interface Heard {
  lines: Line[]
  typing: boolean
  read: number
  /** Up to this place the visitor has seen everything, here or elsewhere. */
  seen: number
}

export interface Told {
  name: string | null
  email: string | null
  isSigned: boolean
  remembered: boolean
}

/** The server said no. `status` 0: it was not reached. */
export class No extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, sentence: string) {
    super(sentence)
    this.status = status
    this.code = code
  }
  /** Worth another try by itself: nobody was reached, too much was asked, or their side is away for a moment. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

interface Asking {
  token?: string | null
  body?: object | Blob
  signal?: AbortSignal
}

/** The doors of one channel, on the server that the script came from. */
export type Server = ReturnType<typeof openServer>

export function openServer(home: string, channel: string) {
  const reach = async (method: string, path: string, { token, body, signal }: Asking = {}): Promise<Response> => {
    const json = body && !(body instanceof Blob)
    const kind = json ? 'application/json' : body ? 'application/octet-stream' : null
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(kind && { 'content-type': kind }) }
    const sent = { method, headers, signal, body: json ? JSON.stringify(body) : body, credentials: 'omit', cache: 'no-store' } as const
    const answer = await fetch(`${home}/api/widget/${channel}${path}`, sent).catch((error: Error) => {
      throw new No(0, 'away', error.message)
    })
    if (answer.ok) return answer
    const { code = '', detail = '' } = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string }
    throw new No(answer.status, code, detail)
  }
  const ask = async <T>(method: string, path: string, asking?: Asking): Promise<T> =>
    (await reach(method, path, asking)).json().catch((error: Error) => {
      throw new No(0, 'away', error.message) // it broke off
    }) as Promise<T>
  return {
    greet: () => ask<Greeting>('GET', ''),
    begin: (body: object) => ask<{ token: string; visitor: Told }>('POST', '/visits', { body }),
    tell: (token: string, body: object) => ask<{ visitor: Told }>('PATCH', '/visit', { token, body }),
    leave: (token: string) => ask('DELETE', '/visit', { token }),
    say: (token: string, body: object) => ask<{ place: number; at: string }>('POST', '/messages', { token, body }),
    send: (token: string, id: string, file: File) =>
      ask<{ place: number; at: string }>('POST', `/files?id=${id}&name=${encodeURIComponent(file.name.slice(0, 200))}`, { token, body: file }),
    hear: (token: string, known: { after: number; typing: boolean; read: number }, signal: AbortSignal) =>
      ask<Heard>('GET', `/messages?after=${known.after}&typing=${known.typing ? 1 : 0}&read=${known.read}`, { token, signal }),
    fetchFile: async (token: string, { message, nth, as }: { message: string; nth: number; as: 'file' | 'picture' }) =>
      (await reach('GET', `/files?message=${message}&nth=${nth}&as=${as}`, { token })).blob(),
    sign: (token: string, body: { seen?: number; typing?: boolean }) => ask('POST', '/signs', { token, body }),
  }
}
