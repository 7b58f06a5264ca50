import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Labels } from '../server/triage/provider/asking/answer.ts'

/** A request that came in. */
export interface Heard {
  url: string
  headers: IncomingHttpHeaders
  body: string
  /** The text that was asked about. */
  text: string
}

type Manner = (heard: Heard, response: ServerResponse) => void

/** A language model behind an OpenAI-compatible API, on a port of its own, that behaves as it is told. */
export interface ModelStub extends AsyncDisposable {
  url: string
  heard: Heard[]
  behave(manner: Manner): void
}

export const LABELS: Omit<Labels, 'topicId'> = { language: 'en', intent: 'complaint', sentiment: 'negative', urgency: 'high' }

const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body))

/** What a model says, as the API wraps it. */
export const saying =
  (content: unknown, tokens = 300): Manner =>
  (_, response) =>
    send(response, 200, {
      choices: [{ message: { content: typeof content === 'string' ? content : JSON.stringify(content) } }],
      usage: { total_tokens: tokens },
    })
export const failing =
  (status: number, headers: Record<string, string> = {}, body = 'nothing that is shown to anybody'): Manner =>
  (_, response) =>
    send(response, status, body, headers)
/** Takes the request and never answers. */
export const silent: Manner = () => undefined

export async function openModelStub(): Promise<ModelStub> {
  let manner = saying(LABELS)
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
      const one = { url: request.url!, headers: request.headers, body, text: (JSON.parse(messages[1]!.content) as { text: string }).text }
      heard.push(one)
      manner(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    behave: (next) => void (manner = next),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
