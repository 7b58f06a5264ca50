import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Kept {
  id: string
  rev: string
  text: string
  sender: { did: string }
  sentAt: string
}

/** The service that keeps Bluesky's direct messages, whose software is not public: as much of it as its lexicons say, behind the real account server. */
export interface Chat extends AsyncDisposable {
  did: string
  /** Somebody writes to another, outside of Aerie. */
  write(from: Member, to: Member, text: string): void
  /** Takes the message, and then does not answer. */
  breaks: boolean
  said(): string[]
}

interface Member {
  did: string
  handle: string
}

export async function startChat(): Promise<Chat> {
  const convos = new Map<string, { members: Member[]; messages: Kept[] }>()
  let count = 0
  const keep = (convo: { messages: Kept[] }, did: string, text: string): Kept => {
    const rev = `3l${String(++count)
      .padStart(11, '0')
      .replaceAll(/\d/g, (digit) => '234567abcd'[Number(digit)]!)}` // sorts as it grows
    const message = { $type: 'chat.bsky.convo.defs#messageView', id: `m${count}`, rev, text, sender: { did }, sentAt: new Date().toISOString() }
    convo.messages.unshift(message)
    return message
  }
  const view = (id: string) => {
    const { members, messages } = convos.get(id)!
    return { id, rev: messages[0]!.rev, members, muted: false, unreadCount: 0, lastMessage: messages[0] }
  }
  const methods: Record<string, (who: string, input: Record<string, string>) => unknown> = {
    listConvos: (who) => {
      const mine = [...convos].filter(([, { members }]) => members.some(({ did }) => did === who)).map(([id]) => view(id))
      return { convos: mine.toSorted((a, b) => (a.rev < b.rev ? 1 : -1)) }
    },
    getMessages: (_, { convoId }) => ({ messages: convos.get(convoId!)!.messages }),
    sendMessage: (who, input) => keep(convos.get(input['convoId']!)!, who, (input['message'] as never as { text: string }).text),
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://x')
    const answer = (body: unknown): unknown => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/did.json')
      return answer({ id: self.did, service: [{ id: '#bsky_chat', type: 'BskyChatService', serviceEndpoint: `http://localhost:${port}` }] })
    const method = methods[url.pathname.replace('/xrpc/chat.bsky.convo.', '')]!
    const result = method(whoAsks(request), { ...Object.fromEntries(url.searchParams), ...(await bodyOf(request)) })
    if (self.breaks && request.method === 'POST') {
      self.breaks = false
      return response.writeHead(502).end()
    }
    return answer(result)
  })
  server.listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const self: Chat = {
    did: `did:web:localhost%3A${port}`,
    write(from, to, text) {
      const id = [from.did, to.did].toSorted().join('-').replaceAll(':', '')
      const members = [from, to].map(({ did, handle }) => ({ did, handle, displayName: handle.split('.')[0] }))
      const convo = convos.get(id) ?? { members, messages: [] }
      convos.set(id, convo)
      keep(convo, from.did, text)
    },
    breaks: false,
    said: () => [...convos.values()].flatMap(({ messages }) => messages.map(({ text }) => text).toReversed()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return self
}

/** The account server vouches for who asks, by a token of its own (service auth). */
const whoAsks = ({ headers: { authorization = '' } }: IncomingMessage): string =>
  (JSON.parse(Buffer.from(authorization.split('.')[1]!, 'base64url').toString('utf8')) as { iss: string }).iss

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>) : {}
}
