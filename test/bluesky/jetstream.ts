import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** A post as it stands on the stream. */
export interface Streamed {
  did: string
  rkey: string
  cid: string
  record: Record<string, unknown>
}

/**
 * A Jetstream for tests, with what is seen of them in the wild: it goes on from a cursor, forgets what is old, repeats itself, cuts
 * connections, refuses them, and can go silent while its sockets live and answer pings.
 */
export interface Jetstream extends AsyncDisposable {
  address: string
  /** Tells a post. @param at µs; default: now, after all before */
  post(post: Streamed, at?: number): number
  remove(post: Pick<Streamed, 'did' | 'rkey'>): void
  leave(did: string): void
  /** Anything at all, as a message. */
  tell(message: string): void
  /** Tells the last so many once more. */
  repeat(times: number): void
  /** Ends all connections now. */
  cut(): void
  /** Sockets stay open and answer pings; nothing is told on those that stand now. */
  fallSilent(): void
  /** Whoever connects is turned away. */
  refuses: boolean
  /** The cursor each connection asked for; null: none. */
  asked: (number | null)[]
  /** The largest message that each wanted, bytes. */
  most: number[]
  standing(): number
}

interface Line {
  at: number
  text: string
}

export async function startJetstream(): Promise<Jetstream> {
  const log: Line[] = []
  const deaf = new WeakSet<WebSocket>()
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: (_: unknown, done: (ok: boolean, code?: number) => void) => done(!self.refuses, 503),
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const send = (line: Line): void => server.clients.forEach((socket) => deaf.has(socket) || socket.send(line.text))
  const say = (fields: Record<string, unknown>, at = Math.max(Date.now() * 1000, (log.at(-1)?.at ?? 0) + 1)): number => {
    const line = { at, text: JSON.stringify({ time_us: at, ...fields }) }
    log.push(line)
    send(line)
    return at
  }
  server.on('connection', (socket, request) => {
    const asked = new URL(request.url!, 'ws://x').searchParams.get('cursor')
    self.asked.push(asked === null ? null : Number(asked))
    self.most.push(Number(new URL(request.url!, 'ws://x').searchParams.get('maxMessageSizeBytes')))
    if (asked !== null) for (const line of log) if (line.at >= Number(asked)) socket.send(line.text)
  })
  const commit = (did: string, operation: string, more: Record<string, unknown>) => ({
    did,
    kind: 'commit',
    commit: { rev: '3kaaaaaaaaaaa', operation, collection: 'app.bsky.feed.post', ...more },
  })
  const self: Jetstream = {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/subscribe`,
    post: ({ did, rkey, cid, record }, at) => say(commit(did, 'create', { rkey, cid, record }), at),
    remove: ({ did, rkey }) => void say(commit(did, 'delete', { rkey })),
    leave: (did) => void say({ did, kind: 'account', account: { active: false, did, status: 'deleted' } }),
    tell: (text) => server.clients.forEach((socket) => socket.send(text)),
    repeat: (times) => log.slice(-times).forEach(send),
    cut: () => server.clients.forEach((socket) => socket.terminate()),
    fallSilent: () => server.clients.forEach((socket) => deaf.add(socket)),
    refuses: false,
    asked: [],
    most: [],
    standing: () => server.clients.size,
    async [Symbol.asyncDispose]() {
      self.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return self
}
