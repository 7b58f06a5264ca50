import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocketServer, type WebSocket } from 'ws'
import { toStatus, type Member, type Post } from './posts.ts'
import { answerOf, type Answer, type Asked } from './routes.ts'

/** What can be made to go wrong, as it was seen in the wild. */
export interface Faults {
  /** 418 for whoever does not say who he is. */
  teapot: boolean
  /** Posts again what came with a key it has seen. */
  ignoresKeys: boolean
  /** Streams stand, answer pings, and say nothing. */
  deafStream: boolean
  /** Streams stand, and neither say nor answer anything. */
  deadStream: boolean
  noStream: boolean
  /** Takes the token of a stream only as its protocol. */
  streamByProtocol: boolean
  /** Posts cannot be looked up together, nor their source. */
  old: boolean
  /** Keeps the post and breaks off instead of answering, so many times. */
  breaksOff: number
  /** Keeps the post and answers so much later, ms. */
  answersAfter: number
  /** These answers, one each, instead of the true ones. */
  says: { status: number; headers?: Record<string, string>; body?: string }[]
}

export interface Shop {
  url: string
  faults: Faults
  posts: Post[]
  members: Map<string, Member>
  apps: Map<string, { secret: string; redirect: string }>
  codes: Map<string, { app: string; challenge: string; token: string }>
  keys: Map<string, Post>
  media: Map<string, { id: string; description: string; bytes: number }>
  /** Every request, `GET /api/…`. */
  asked: string[]
  /** Tokens end after so many seconds, as some of Mastodon's kin say; null: never. */
  expiresIn: number | null
  /** How many streams stand. */
  streams(): number
  tell(member: Member, event: string, payload: unknown): void
  nextId(): string
}

export type Mastodon = Awaited<ReturnType<typeof startMastodon>>

/**
 * A server that speaks as much of Mastodon's API as we use, with its people and posts in memory. It holds to the protocol
 * (ids that grow, pages by Link, an allowance that is told), and can be made to fail in every way that was seen.
 */
export async function startMastodon() {
  const faults: Faults = {
    teapot: true,
    ignoresKeys: false,
    deafStream: false,
    deadStream: false,
    noStream: false,
    streamByProtocol: false,
    old: false,
    breaksOff: 0,
    answersAfter: 0,
    says: [],
  }
  const sockets = new Map<WebSocket, Member>()
  let last = 112_000_000_000_000_000n
  const shop: Shop = {
    url: '',
    expiresIn: null,
    faults,
    posts: [],
    members: new Map(),
    apps: new Map(),
    codes: new Map(),
    keys: new Map(),
    media: new Map(),
    asked: [],
    streams: () => sockets.size,
    tell(member, event, payload) {
      if (faults.deafStream || faults.deadStream) return
      for (const [socket, owner] of sockets)
        if (owner === member) socket.send(JSON.stringify({ stream: ['user'], event, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }))
    },
    nextId: () => String((last += 65_537n)),
  }
  const server = createServer((request, response) => void serve(shop, request, response))
  streamOn(server, shop, sockets)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  shop.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return {
    shop,
    url: shop.url,
    faults,
    join: (acct: string, displayName = acct): Member => {
      const member = { id: shop.nextId(), acct, displayName, token: `token-of-${acct}` }
      shop.members.set(member.token, member)
      return member
    },
    write: (by: Member, text: string, more: Partial<Post> = {}) => write(shop, by, text, more),
    edit: (post: Post, text: string, more: Partial<Post> = {}) => (
      Object.assign(post, { text, editedAt: new Date(), ...more }),
      tellAll(shop, post, 'status.update', toStatus(post))
    ),
    remove: (post: Post) => ((post.isGone = true), tellAll(shop, post, 'delete', post.id)),
    cutStreams: () => [...sockets.keys()].forEach((socket) => socket.terminate()),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.keys()) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Writes a post, and tells whoever it calls or answers. */
export function write(shop: Shop, by: Member, text: string, more: Partial<Post> = {}): Post {
  const called = [...text.matchAll(/@([\w.-]+)(?:@([\w.-]+))?/g)].map(([, name, domain]) => (domain && domain !== 'harris.test' ? `${name}@${domain}` : name))
  const calls = [...shop.members.values()].filter((member) => called.includes(member.acct) && member !== by)
  const plain = { warning: '', sensitive: false, visibility: 'public', answers: null, choices: [], media: [], editedAt: null, isGone: false }
  const post: Post = { ...plain, id: shop.nextId(), by, text, calls, at: new Date(), ...more }
  shop.posts.push(post)
  for (const member of calls) shop.tell(member, 'notification', { id: post.id, type: 'mention' })
  shop.tell(by, 'update', toStatus(post))
  return post
}

function tellAll(shop: Shop, post: Post, event: string, payload: unknown): void {
  for (const member of post.calls) shop.tell(member, event, payload)
}

async function serve(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url!, shop.url)
  shop.asked.push(`${request.method} ${url.pathname}`)
  const asked: Asked = { method: request.method!, path: url.pathname, query: url.searchParams, headers: request.headers, bytes: Buffer.concat(chunks) }
  const posts = shop.posts.length
  const { status = 200, headers = {}, body }: Answer = asFault(shop, asked) ?? answerOf(shop, asked)
  if (request.method === 'POST' && shop.posts.length > posts) {
    if (shop.faults.breaksOff-- > 0) return void request.socket.destroy()
    await wait(shop.faults.answersAfter)
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function asFault({ faults }: Shop, { headers, path }: Asked): Answer | null {
  if (faults.teapot && !headers['user-agent']) return { status: 418, body: 'I am a teapot', headers: { 'content-type': 'text/plain' } }
  return path === '/oauth/authorize' ? null : (faults.says.shift() ?? null)
}

function streamOn(server: Server, shop: Shop, sockets: Map<WebSocket, Member>): void {
  const streams = new WebSocketServer({ noServer: true, autoPong: false })
  server.on('upgrade', (request, socket, head) => {
    const { faults } = shop
    const shown = faults.streamByProtocol ? request.headers['sec-websocket-protocol'] : request.headers.authorization?.replace('Bearer ', '')
    const member = shop.members.get(shown ?? '')
    if (faults.noStream || !member || (faults.teapot && !request.headers['user-agent']))
      return void socket.end(`HTTP/1.1 ${faults.noStream ? 404 : 401} No\r\n\r\n`)
    streams.handleUpgrade(request, socket, head, (stream) => {
      sockets.set(stream, member)
      stream.on('close', () => sockets.delete(stream)).on('error', () => undefined)
      stream.on('ping', (data) => faults.deadStream || stream.pong(data))
    })
  })
}
