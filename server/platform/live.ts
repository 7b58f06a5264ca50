import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'
import { latestPlace, readFacts, type Fact, type Place } from './facts.ts'
import type { Log } from './log.ts'

/** What is going on right now, told to this process from every process: new facts, and passing signals. */
export interface Live {
  /** Called with each batch of facts as they become visible, in order. @returns stops listening */
  onFacts(listener: (facts: Fact[]) => void): () => void
  /** Tells every process something passing (who is typing). At most 7 kB of JSON; never stored, may be lost. */
  signal(name: string, data: object): Promise<void>
  onSignal(name: string, listener: (data: object) => void): () => void
  stop(): Promise<void>
}

/** PostgreSQL carries 8,000 bytes in a notification; the rest is for the name and the braces. */
const SIGNAL_BYTES = 7_000
const FACTS_AT_ONCE = 500
/** A notification can be lost with its connection, so the log is looked at this often anyway, ms. */
const LOOK_EVERY = 1_000
/** After a notification its fact may still wait for an older transaction to end: how soon to look again, ms. */
const LOOK_AGAIN = [5, 15, 40, 100, 250]

/** Opens this process's ear: one connection that listens, and one reader of the log for all who want to hear. */
export async function openLive(url: string, db: Db, log: Log): Promise<Live> {
  const factListeners = new Set<(facts: Fact[]) => void>()
  const signalListeners = new Map<string, Set<(data: object) => void>>()
  const reader = followFacts(db, await latestPlace(db), (facts) => factListeners.forEach((listener) => listener(facts)), log)
  const ear = listen(url, log, (channel, payload) => {
    if (channel === 'aerie_fact') return reader.wake()
    const { name, data } = JSON.parse(payload) as { name: string; data: object }
    signalListeners.get(name)?.forEach((listener) => listener(data))
  })
  return {
    onFacts(listener) {
      factListeners.add(listener)
      return () => factListeners.delete(listener)
    },
    async signal(name, data) {
      const payload = JSON.stringify({ name, data })
      if (Buffer.byteLength(payload) > SIGNAL_BYTES) throw new Error(`the signal ${name} is too long to be told`)
      await sql`select pg_notify('aerie_signal', ${payload})`.execute(db)
    },
    onSignal(name, listener) {
      const listeners = signalListeners.get(name) ?? new Set()
      signalListeners.set(name, listeners.add(listener))
      return () => listeners.delete(listener)
    },
    async stop() {
      await Promise.all([ear.stop(), reader.stop()])
    },
  }
}

/** Reads the log onwards from `place` whenever it is woken, and every second; one batch after the other, in order. */
function followFacts(db: Db, from: Place, tell: (facts: Fact[]) => void, log: Log): { wake(): void; stop(): Promise<void> } {
  let place = from
  let stopped = false
  let tries = LOOK_AGAIN.length
  let endPause = (): void => undefined
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => (clearTimeout(timer), resolve())
    })
  const look = async (): Promise<void> => {
    const facts = await readFacts(db, place, FACTS_AT_ONCE)
    if (facts.length > 0) tell(facts)
    place = facts.at(-1)?.place ?? place
    if (facts.length < FACTS_AT_ONCE && !stopped) await pause(facts.length > 0 ? LOOK_AGAIN[0]! : (LOOK_AGAIN[tries++] ?? LOOK_EVERY))
  }
  const run = (async () => {
    while (!stopped) {
      await look().catch(async (error: unknown) => {
        log.warn({ err: error }, 'live: the fact log cannot be read, trying again')
        await pause(LOOK_EVERY)
      })
    }
  })()
  return {
    wake() {
      tries = 0
      endPause()
    },
    async stop() {
      stopped = true
      endPause()
      await run
    },
  }
}

/** Holds one connection that listens, and makes a new one when it breaks. */
function listen(url: string, log: Log, hear: (channel: string, payload: string) => void): { stop(): Promise<void> } {
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  const connect = async (wait: number): Promise<void> => {
    if (stopped) return
    const mine = new pg.Client({ connectionString: url, application_name: 'aerie live', keepAlive: true })
    const again = (): void => {
      if (client !== mine || stopped) return
      client = null
      timer = setTimeout(() => void connect(Math.min(wait * 2, 5_000)), wait)
    }
    client = mine
    mine.on('error', (error) => (log.warn({ err: error }, 'live: the listening connection broke'), again()))
    mine.on('end', again)
    mine.on('notification', (message) => hear(message.channel, message.payload ?? ''))
    try {
      await mine.connect()
      await mine.query('listen aerie_fact; listen aerie_signal')
      wait = 100
      hear('aerie_fact', '') // what was said while nobody listened
    } catch (error) {
      log.warn({ err: error }, 'live: cannot listen')
      again()
    }
  }
  const first = connect(100)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await first
      await client?.end().catch(() => undefined) // it broke while it was closed
    },
  }
}
