import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'

export interface DiscordFaults {
  /** The gateway closes with this code once the bot says who it is. */
  closes: number
  /** Stands, and answers no heartbeat. */
  isDead: boolean
  /** Keeps the message and breaks off instead of answering, so many times. */
  breaksOff: number
  /** These answers to the next messages that are written, one each. */
  says: { status: number; body: object }[]
}

export interface Said {
  id: string
  channel_id: string
  type: number
  author: { id: string; username: string; global_name?: string; bot?: boolean }
  content: string
  timestamp: string
  [more: string]: unknown
}

interface Room {
  id: string
  type: number
  name: string
  parent_id?: string
  guild_id?: string
  last_message_id?: string
}

export type Discord = Awaited<ReturnType<typeof startDiscord>>

const HEARTBEAT = 200

/**
 * As much of Discord as we use (API v10, 2026-11): one server with rooms and threads, direct conversations that are listed to
 * nobody, ids that hold their time, and a gateway that tells a bot what happens. It can be made to fail as it was seen to.
 */
export async function startDiscord(token = 'harris-token') {
  const state = {
    token,
    faults: { closes: 0, isDead: false, breaksOff: 0, says: [] } as DiscordFaults,
    bot: { id: '100000000000000001', username: 'harriswear', bot: true },
    flags: 1 << 19,
    rooms: new Map<string, Room>(),
    messages: [] as Said[],
    files: new Map<string, Buffer>(),
    nonces: new Map<string, Said>(),
    identified: [] as { intents: number }[],
    sockets: new Set<WebSocket>(),
    url: '',
    nth: 0n,
    newId: () => String(((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) + ++state.nth),
  }
  const server = createServer((request, response) => void serve(state, request, response))
  const gateway = new WebSocketServer({ server })
  gateway.on('connection', (socket) => greet(state, socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  state.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const tell = (t: string, d: object) => state.sockets.forEach((socket) => socket.send(JSON.stringify({ op: 0, s: 1, t, d })))
  return Object.assign(state, {
    room: (name: string, more: Partial<Room> = {}) => {
      const room: Room = { id: state.newId(), type: 0, name, guild_id: '200000000000000001', ...more }
      state.rooms.set(room.id, room)
      return room
    },
    say(room: Room, author: Said['author'], content: string, more: object = {}): Said {
      const said = keep(state, room.id, author, content, more)
      tell('MESSAGE_CREATE', { ...said, guild_id: room.guild_id })
      return said
    },
    edit(said: Said, content: string) {
      Object.assign(said, { content, edited_timestamp: new Date().toISOString() })
      tell('MESSAGE_UPDATE', said)
    },
    remove(said: Said) {
      state.messages.splice(state.messages.indexOf(said), 1)
      tell('MESSAGE_DELETE', { id: said.id, channel_id: said.channel_id })
    },
    async [Symbol.asyncDispose]() {
      gateway.clients.forEach((socket) => socket.terminate())
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

type State = Pick<Discord, 'token' | 'faults' | 'bot' | 'flags' | 'rooms' | 'messages' | 'files' | 'nonces' | 'identified' | 'sockets' | 'url' | 'newId'>

function keep(state: State, room: string, author: Said['author'], content: string, more: object): Said {
  const said: Said = {
    id: state.newId(),
    channel_id: room,
    type: 0,
    author,
    content,
    timestamp: new Date().toISOString(),
    mentions: [],
    attachments: [],
    ...more,
  }
  state.messages.push(said)
  state.rooms.get(room)!.last_message_id = said.id
  return said
}

function greet({ faults, token, bot, sockets, identified }: State, socket: WebSocket): void {
  socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT } }))
  socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  socket.on('message', (bytes: Buffer) => {
    const { op, d } = JSON.parse(bytes.toString()) as { op: number; d: { token: string; intents: number } }
    if (op === 1 && !faults.isDead) socket.send(JSON.stringify({ op: 11 }))
    if (op !== 2) return
    identified.push(d)
    if (d.token !== token) return socket.close(4004)
    if (faults.closes) return socket.close(faults.closes)
    sockets.add(socket)
    socket.send(JSON.stringify({ op: 0, s: 1, t: 'READY', d: { user: bot } }))
  })
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url!, state.url)
  const file = state.files.get(url.pathname)
  if (file) return void response.end(file)
  const answer = (status: number, body: unknown, headers = {}) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  if (!request.headers['user-agent']?.startsWith('DiscordBot (')) return void response.writeHead(403).end('<html>blocked</html>')
  if (request.headers.authorization !== `Bot ${state.token}`) return answer(401, { message: '401: Unauthorized', code: 0 })
  if (request.method === 'POST') return write(state, url.pathname.split('/')[2]!, Buffer.concat(chunks), request, answer)
  const found = read(state, url)
  answer(found === undefined ? 404 : 200, found ?? { message: 'Unknown', code: 10003 }, { 'x-ratelimit-remaining': '4', 'x-ratelimit-reset-after': '0.1' })
}

function read(state: State, { pathname, searchParams }: URL): unknown {
  const [, kind, id, what, one] = pathname.split('/')
  const rooms = [...state.rooms.values()].filter((room) => room.guild_id)
  const isThread = (room: Room) => room.type >= 10 && room.type <= 12
  if (pathname === '/users/@me') return state.bot
  if (pathname === '/applications/@me') return { id: '1', flags: state.flags }
  if (pathname === '/gateway/bot') return { url: state.url.replace('http', 'ws'), session_start_limit: { remaining: 900 } }
  if (pathname === '/users/@me/guilds') return [{ id: '200000000000000001' }]
  if (kind === 'guilds') return what === 'channels' ? rooms.filter((room) => !isThread(room)) : { threads: rooms.filter(isThread), members: [] }
  if (what === undefined) return state.rooms.get(id!)
  if (one) return state.messages.find((said) => said.id === one)
  const after = BigInt(searchParams.get('after') ?? 0)
  const later = state.messages.filter((said) => said.channel_id === id && BigInt(said.id) > after)
  return later.slice(0, Number(searchParams.get('limit'))).toReversed()
}

function write(state: State, room: string, bytes: Buffer, request: IncomingMessage, answer: (status: number, body: unknown) => void): void {
  const fault = state.faults.says.shift()
  if (fault) return answer(fault.status, fault.body)
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
  const given = JSON.parse(isForm ? /name="payload_json"\r\n\r\n([^\r]*)/.exec(bytes.toString())![1]! : bytes.toString()) as {
    content: string
    nonce: string
    message_reference?: object
    attachments?: { description?: string; filename?: string }[]
  }
  const said =
    state.nonces.get(given.nonce) ??
    keep(state, room, state.bot, given.content, {
      ...given,
      type: given.message_reference ? 19 : 0,
      attachments: (given.attachments ?? []).map((one) => ({ filename: 'file', ...one, id: state.newId(), size: 1, url: `${state.url}/file` })),
      file: isForm ? /filename="([^"]+)"/.exec(bytes.toString())?.[1] : undefined,
    })
  if (state.faults.breaksOff-- > 0) return void request.socket.destroy()
  state.nonces.set(given.nonce, said)
  answer(200, said)
}
