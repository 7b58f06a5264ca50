import pg from 'pg'
import type { Log } from '../log.ts'

/** How long after a break the connection is made anew, ms; doubles up to the second figure. */
const WAIT = { first: 100, longest: 5_000 }

export interface Ear {
  stop(): Promise<void>
}

/** Holds one connection that listens on these channels, and makes a new one when it breaks. `onOpen`: it listens (again), so something may have been missed. */
export function listen(url: string, channels: readonly string[], log: Log, { hear, onOpen }: { hear(channel: string, payload: string): void; onOpen(): void }): Ear {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const open = async (wait: number): Promise<void> => {
    if (stopped) return
    const mine = (client = new pg.Client({ connectionString: url, application_name: 'aerie live', keepAlive: true }))
    const again = (error?: Error): void => {
      if (client !== mine || stopped) return
      log.warn({ err: error }, 'live: the listening connection broke, making a new one')
      client = null
      timer = setTimeout(() => void open(Math.min(wait * 2, WAIT.longest)), wait)
    }
    mine.on('error', again).on('end', () => again())
    mine.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''))
    await mine.connect().then(() => mine.query(channels.map((name) => `listen ${name}`).join(';'))).then(onOpen, again)
    if (client === mine) wait = WAIT.first
  }
  const first = open(WAIT.first)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await first
      await client?.end().catch(() => undefined) // it broke while it was closed
    },
  }
}
