import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface BotFaults {
  /** The token is no longer good. */
  revoked: boolean
  webhook: string
  /** Takes the message and breaks off instead of answering, so many times. */
  breaksOff: number
  /** Takes the message and answers so much later, ms. */
  answersAfter: number
  /** These answers to the next calls that write, one each. */
  says: { error_code: number; description: string; parameters?: object }[]
}

interface Update {
  update_id: number
  [kind: string]: unknown
}

export interface Written {
  method: string
  chat_id: number
  text?: string
  reply_parameters?: { message_id: number }
  message_thread_id?: number
  /** The name of a file that came along. */
  file?: string
}

export type BotServer = Awaited<ReturnType<typeof startBotServer>>

/**
 * As much of a Bot API server as we use (core.telegram.org/bots/api, 2026-11), with one bot: updates are kept until a later
 * one is asked for, and asked for by a long poll; what is written is remembered; it can be made to fail as it was seen to.
 */
export async function startBotServer(token = '123456789:harris-token') {
  const faults: BotFaults = { revoked: false, webhook: '', breaksOff: 0, answersAfter: 0, says: [] }
  const bot = { id: 123456789, is_bot: true, first_name: 'Harris Wear', username: 'harriswear_bot', can_read_all_group_messages: false }
  const state = {
    faults,
    bot,
    token,
    updates: [] as Update[],
    written: [] as Written[],
    files: new Map<string, Buffer>(),
    waiting: new Set<() => void>(),
    last: 500,
    asked: [] as string[],
  }
  const server = createServer((request, response) => void serve(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    token,
    faults,
    bot,
    written: state.written,
    files: state.files,
    updates: state.updates,
    asked: state.asked,
    /** Somebody writes, or edits: a new update. */
    push(kind: string, message: object) {
      state.updates.push({ update_id: ++state.last, [kind]: message })
      for (const wake of state.waiting) wake()
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type State = Pick<BotServer, 'faults' | 'bot' | 'token' | 'written' | 'files' | 'asked'> & { updates: Update[]; waiting: Set<() => void>; last: number }

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const file = state.files.get(decodeURIComponent(request.url!.replace(`/file/bot${state.token}/`, '')))
  if (file) return void response.end(file)
  const [, token, method] = /^\/bot([^/]+)\/(\w+)/.exec(request.url!) ?? []
  state.asked.push(method ?? request.url!)
  const answer = (body: object) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const no = (error_code: number, description: string, more: object = {}) => answer({ ok: false, error_code, description, ...more })
  if (token !== state.token || state.faults.revoked) return void no(401, 'Unauthorized')
  if (method?.startsWith('send')) return write(state, method, bytes, request, answer)
  const given = (bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown>
  if (method === 'getMe') return void answer({ ok: true, result: state.bot })
  if (method === 'getWebhookInfo') return void answer({ ok: true, result: { url: state.faults.webhook, pending_update_count: 0 } })
  if (method === 'getFile')
    return void (state.files.has(String(given['file_id']))
      ? answer({ ok: true, result: { file_id: given['file_id'], file_path: given['file_id'] } })
      : no(400, 'Bad Request: wrong file_id'))
  if (method === 'getUpdates')
    return void (state.faults.webhook
      ? no(409, "Conflict: can't use getUpdates method while webhook is active")
      : answer({ ok: true, result: await updatesFrom(state, given, request) }))
  no(404, 'Not Found')
}

/** Those before `offset` are forgotten; when there are none, it waits for one, for a while. */
async function updatesFrom(state: State, { offset, limit }: Record<string, unknown>, request: IncomingMessage): Promise<Update[]> {
  const from = Number(offset)
  const pending = () => state.updates.filter((update) => update.update_id >= from).slice(0, Number(limit))
  state.updates.splice(0, state.updates.length, ...state.updates.filter((update) => update.update_id >= from))
  if (pending().length === 0)
    await new Promise<void>((resolve) => {
      const wake = () => (state.waiting.delete(wake), clearTimeout(timer), resolve())
      const timer = setTimeout(wake, 1000)
      state.waiting.add(wake)
      request.socket.once('close', wake)
    })
  return pending()
}

async function write(state: State, method: string, bytes: Buffer, request: IncomingMessage, answer: (body: object) => void): Promise<void> {
  const fault = state.faults.says.shift()
  if (fault) return answer({ ok: false, ...fault })
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
  const written = isForm
    ? {
        method,
        chat_id: Number(/name="chat_id"\r\n\r\n(-?\d+)/.exec(bytes.toString('latin1'))![1]),
        file: /filename="?([^"\r\n;]+)/.exec(bytes.toString('latin1'))![1]!,
      }
    : { method, ...(JSON.parse(bytes.toString()) as Omit<Written, 'method'>) }
  state.written.push(written)
  if (state.faults.breaksOff-- > 0) return void request.socket.destroy()
  const id = 9000 + state.written.length
  await wait(state.faults.answersAfter)
  answer({
    ok: true,
    result: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: written.chat_id, type: 'private' },
      text: 'text' in written ? written.text : '',
    },
  })
}
