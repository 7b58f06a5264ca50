import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { bring, type Hook } from './webhook.ts'

export interface BotFaults {
  /** The token is no longer good. */
  revoked: boolean
  /** Takes the message and breaks off instead of answering, so many times. */
  breaksOff: number
  /** Takes the message and answers so much later, ms. */
  answersAfter: number
  /** These answers to the next calls that write, one each. */
  says: { error_code: number; description: string; parameters?: object }[]
  /** These answers to the next questions for updates, one each: given over the socket as they are. */
  polls: ((response: ServerResponse) => void)[]
}

export interface Update {
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
 * one is asked for by a long poll, or until they are brought to its webhook; what is written is remembered; it can be made to fail as it was seen to.
 */
export async function startBotServer(token = '123456789:harris-token') {
  const faults: BotFaults = { revoked: false, breaksOff: 0, answersAfter: 0, says: [], polls: [] }
  const bot = { id: 123456789, is_bot: true, first_name: 'Harris Wear', username: 'harriswear_bot', can_read_all_group_messages: false }
  const hook: Hook = { url: '', secret: '', allowed: [], lastError: null, twice: false, loses: 0, through: (url) => url }
  const state = {
    faults,
    bot,
    hook,
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
  const ending = new AbortController()
  const bringing = bring(state, ending.signal)
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    token,
    faults,
    bot,
    hook,
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
      ending.abort()
      await bringing
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type State = Pick<BotServer, 'faults' | 'bot' | 'hook' | 'token' | 'written' | 'files' | 'asked'> & {
  updates: Update[]
  waiting: Set<() => void>
  last: number
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const file = state.files.get(decodeURIComponent(request.url!.replace(`/file/bot${state.token}/`, '')))
  if (file) return void response.end(file)
  const [, token, method] = /^\/bot([^/]+)\/(\w+)/.exec(request.url!) ?? []
  state.asked.push(method ?? request.url!)
  const answer = (body: object) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const no = (error_code: number, description: string) => answer({ ok: false, error_code, description })
  if (token !== state.token || state.faults.revoked) return void no(401, 'Unauthorized')
  if (method?.startsWith('send')) return write(state, method, bytes, request, answer)
  const given = (bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown>
  const fault = method === 'getUpdates' && state.faults.polls.shift()
  if (fault) return fault(response)
  if (method === 'getUpdates' && state.hook.url) return void no(409, "Conflict: can't use getUpdates method while webhook is active")
  const result = await answerTo(state, method, given, request)
  if (result === undefined) no(method === 'getFile' ? 400 : 404, method === 'getFile' ? 'Bad Request: wrong file_id' : 'Not Found')
  else answer({ ok: true, result })
}

/** Undefined: it knows nothing of that. */
function answerTo(state: State, method: string | undefined, given: Record<string, unknown>, request: IncomingMessage): unknown {
  const { hook } = state
  if (method === 'getMe') return state.bot
  if (method === 'getUpdates') return updatesFrom(state, given, request)
  if (method === 'getFile') return state.files.has(String(given['file_id'])) ? { file_id: given['file_id'], file_path: given['file_id'] } : undefined
  if (method === 'deleteWebhook') return ((hook.url = ''), true)
  if (method === 'setWebhook')
    return (Object.assign(hook, { url: String(given['url']), secret: String(given['secret_token'] ?? ''), allowed: given['allowed_updates'] }), true)
  if (method !== 'getWebhookInfo') return undefined
  const failed = hook.lastError && { last_error_date: Math.ceil(hook.lastError.at.getTime() / 1000), last_error_message: hook.lastError.said }
  return { url: hook.url, has_custom_certificate: false, pending_update_count: state.updates.length, ...failed }
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
