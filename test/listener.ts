import { once } from 'node:events'
import http from 'node:http'
import type { Caller, TestServer } from './server.ts'

export interface HeardEvent {
  id: string
  event: string
  data: Record<string, unknown>
}

/** Somebody who listens to the live stream over a real socket. */
export interface Listener extends AsyncDisposable {
  events: HeardEvent[]
  /** Where they would resume. */
  place: string
  /** Waits until this many facts have come. @returns their kinds */
  kinds(n: number): Promise<string[]>
  until(enough: (events: HeardEvent[]) => boolean): Promise<HeardEvent[]>
  pause(): void
  resume(): void
  /** The server has closed the stream. */
  ended: Promise<void>
}

/** Begins to listen; resolves once the server said hello. `after`: resume from this place. */
export async function listenTo(server: TestServer, who: Pick<Caller, 'headers'>, after?: string): Promise<Listener> {
  const request = http.get(`${await server.address()}/api/v1/stream`, { headers: { ...who.headers, ...(after && { 'last-event-id': after }) }, agent: false })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  if (response.statusCode !== 200) {
    response.resume()
    throw new Error(`the stream answered ${response.statusCode}`)
  }
  const listener = { events: [] as HeardEvent[], place: '' }
  let told: (() => void) | undefined
  let rest = ''
  response.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) hear(part, listener)
    told?.()
  })
  const ended = new Promise<void>((resolve) => response.once('close', resolve))
  const until = async (enough: (events: HeardEvent[]) => boolean): Promise<HeardEvent[]> => {
    while (!enough(listener.events)) await new Promise<void>((resolve) => (told = resolve))
    return listener.events
  }
  await until((events) => events.some((event) => event.event === 'hello'))
  return Object.assign(listener, {
    until,
    ended,
    kinds: async (n: number) => facts(await until((events) => facts(events).length >= n)),
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    [Symbol.asyncDispose]: async () => {
      request.destroy()
      await ended
    },
  })
}

const facts = (events: HeardEvent[]): string[] => events.filter((event) => event.event === 'fact').map((event) => String(event.data['kind']))

function hear(part: string, listener: { events: HeardEvent[]; place: string }): void {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? ''
  if (field('id')) listener.place = field('id')
  if (field('event')) listener.events.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) })
}
