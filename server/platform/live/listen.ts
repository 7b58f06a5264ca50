import pg from 'pg'
import type { Log } from '../log.ts'

/** How long after a break the connection is made anew, ms; doubles up to the second figure. */
const WAIT = { first: 100, longest: 5_000 }

/** What is done with what is heard. `onOpen`: it listens (again), so something may have been missed. */
interface Hearing {
  hear(channel: string, payload: string): void
  onOpen(): void
}

/** Holds one connection that listens on these channels, and makes a new one when it breaks. */
export function listen(url: string, channels: readonly string[], log: Log, hearing: Hearing): { stop(): Promise<void> } {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = WAIT.first
  const open = async (): Promise<void> => {
    const mine = makeClient(url, hearing)
    client = mine
    const again = (error?: Error): void => {
      if (client !== mine) return
      log.warn({ err: error }, 'live: the listening connection broke, making a new one')
      client = null
      timer = setTimeout(() => void open(), wait)
      wait = Math.min(wait * 2, WAIT.longest)
    }
    mine.on('error', again).on('end', () => again())
    await begin(mine, channels).then(hearing.onOpen, again)
    if (client === mine) wait = WAIT.first
  }
  const first = open()
  return {
    async stop() {
      await first
      clearTimeout(timer)
      const last = client
      client = null // so that its end is no break
      await last?.end().catch(() => undefined) // it broke while it was closed
    },
  }
}

function makeClient(url: string, { hear }: Hearing): pg.Client {
  const client = new pg.Client({ connectionString: url, application_name: 'aerie live', keepAlive: true })
  client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''))
  return client
}

async function begin(client: pg.Client, channels: readonly string[]): Promise<void> {
  await client.connect()
  await client.query(channels.map((name) => `listen ${name}`).join(';'))
}
