import { sql } from 'kysely'
import type { Db } from './db.ts'
import { latestPlace, type Fact } from './facts.ts'
import { followLog } from './live/follow-log.ts'
import { listen } from './live/listen.ts'
import { makeSignals } from './live/signals.ts'
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
  const facts = new Set<(facts: Fact[]) => void>()
  const signals = makeSignals(log)
  const follower = followLog(db, await latestPlace(db), log, (batch) => {
    for (const listener of facts) listener(batch)
  })
  const hear = (channel: string, payload: string): void => (channel === 'aerie_fact' ? follower.wake() : signals.hear(payload))
  const ear = listen(url, ['aerie_fact', 'aerie_signal'], log, { hear, onOpen: follower.wake })
  return {
    onFacts(listener) {
      facts.add(listener)
      return () => facts.delete(listener)
    },
    async signal(name, data) {
      const payload = JSON.stringify({ name, data })
      if (Buffer.byteLength(payload) > SIGNAL_BYTES) throw new Error(`the signal ${name} is too long to be told`)
      await sql`select pg_notify('aerie_signal', ${payload})`.execute(db)
    },
    onSignal: signals.on,
    stop: async () => void (await Promise.all([ear.stop(), follower.stop()])),
  }
}
