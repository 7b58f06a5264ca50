import { sql } from 'kysely'
import type { Db } from './db.ts'
import { latestPlace, type Fact } from './facts.ts'
import { followLog } from './live/follow-log.ts'
import { listen } from './live/listen.ts'
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

/** Opens this process's ear: one connection that listens, and one reader of the log for all who want to hear. */
export async function openLive(url: string, db: Db, log: Log): Promise<Live> {
  const factListeners = new Set<(facts: Fact[]) => void>()
  const signalListeners = new Map<string, Set<(data: object) => void>>()
  const follower = followLog(db, await latestPlace(db), log, (facts) => {
    for (const listener of factListeners) listener(facts)
  })
  const hearSignal = (payload: string): void => {
    const { name, data } = JSON.parse(payload) as { name: string; data: object }
    for (const listener of signalListeners.get(name) ?? []) hearOne(listener, data, log)
  }
  const ear = listen(url, ['aerie_fact', 'aerie_signal'], log, { hear: (channel, payload) => (channel === 'aerie_fact' ? follower.wake() : hearSignal(payload)), onOpen: follower.wake })
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
      signalListeners.set(name, (signalListeners.get(name) ?? new Set()).add(listener))
      return () => signalListeners.get(name)!.delete(listener)
    },
    stop: async () => void (await Promise.all([ear.stop(), follower.stop()])),
  }
}

/** A signal may come from a process of another version: one that is not understood costs a line in the log and not the process. */
function hearOne(listener: (data: object) => void, data: object, log: Log): void {
  try {
    listener(data)
  } catch (error) {
    log.error({ err: error }, 'live: a signal was not understood')
  }
}
