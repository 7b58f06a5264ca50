import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AccountTrouble, type Adapter, type Arrival, type Outgoing, type Sent } from '../server/channels/adapter.ts'
import { adapters } from '../server/channels/registry.ts'
import type { Clock } from '../server/platform/clock.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { watchDisk } from '../server/platform/outage/disk.ts'
import { openFiles } from '../server/platform/files.ts'
import { newId } from '../server/platform/ids.ts'
import { openLive } from '../server/platform/live.ts'
import { openLog } from '../server/platform/log.ts'
import { openSecrets } from '../server/platform/secrets.ts'
import type { Platform } from '../server/platform/work.ts'
import type { TestDatabase } from './database.ts'

/** As much of a process as channels need: everything but web and jobs. Several on one database are several processes. */
export async function makePlatform(database: Pick<TestDatabase, 'url' | 'db' | 'pool'>, clock: Clock = systemClock): Promise<Platform & AsyncDisposable> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'aerie-channels-'))
  const config = readConfig({ AERIE_DATA: dataFolder, AERIE_LOG: process.env['AERIE_TEST_LOG'] ?? 'silent', PORT: '4600' })
  const log = openLog(config.logLevel)
  const live = await openLive(database.url, database.db, log)
  return {
    processId: newId(),
    config,
    log,
    clock,
    pool: database.pool,
    db: database.db,
    jobs: null as unknown as Platform['jobs'],
    files: openFiles(dataFolder),
    disk: watchDisk(config),
    secrets: openSecrets(Buffer.alloc(32, 7)),
    live,
    async [Symbol.asyncDispose]() {
      await live.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Waits until something is so. @param bound ms; less than a test may take, so that it can say what did not come @returns what it was */
export async function until<T>(what: () => Promise<T> | T, bound = 40_000): Promise<NonNullable<T>> {
  const end = performance.now() + bound
  for (;;) {
    const value = await what()
    if (value) return value
    if (performance.now() > end) throw new Error(`did not come about within ${bound} ms: ${what.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A network played in memory: what is put in `inbox` arrives once, what is sent stands in `there`, and any step can be made to fail. */
export interface StandIn extends Adapter {
  /** Deliveries to come; the cursor is how many were delivered. */
  inbox: Arrival['items'][]
  /** What is on the network, in order of sending. */
  there: { id: string; text: string }[]
  receiving: number
  looks: number
  /** Called before and after a message is put there; may throw or never return. */
  beforeSend: (message: Outgoing) => Promise<void>
  afterSend: (message: Outgoing) => Promise<void>
  trouble: AccountTrouble | Error | null
}

const sentAs = (message: Outgoing): Sent => ({ networkId: `n-${message.id}`, url: `https://standin.example/${message.id}`, at: new Date(message.writtenAt) })

export function makeStandIn(network = 'standin', more: Partial<Adapter> = {}): StandIn {
  const self: StandIn = {
    network,
    title: 'Stand-in',
    about: 'A network in memory.',
    guide: 'channels/standin.md',
    fields: [
      { name: 'server', label: 'Server', hint: '', kind: 'text', secret: false, required: false },
      { name: 'password', label: 'Password', hint: '', kind: 'password', secret: true, required: true },
    ],
    settings: z.object({ server: z.string().default('here') }),
    secret: z.object({ password: z.string() }),
    inbox: [],
    there: [],
    receiving: 0,
    looks: 0,
    beforeSend: () => Promise.resolve(),
    afterSend: () => Promise.resolve(),
    trouble: null,
    check(account) {
      if (self.trouble) throw self.trouble
      if (account.secret['password'] === 'wrong') throw new AccountTrouble('401', 'The password is wrong. Type it again.')
      return Promise.resolve({ accountName: 'us', own: { id: 'us-1', handle: 'us', name: 'We' } })
    },
    async *receive(_, cursor, signal) {
      self.receiving++
      try {
        for (let at = (cursor as number | null) ?? 0; !signal.aborted;) {
          if (self.trouble) throw self.trouble
          const next = self.inbox[at]
          yield next ? { items: next, cursor: ++at } : { items: [], cursor: at }
          self.looks++
          if (!next) await new Promise((resolve) => setTimeout(resolve, 10))
        }
      } finally {
        self.receiving--
      }
    },
    async find(_, message) {
      return self.there.some((one) => one.id === message.id) ? sentAs(message) : null
    },
    async send(_, message) {
      await self.beforeSend(message)
      if (self.trouble) throw self.trouble
      self.there.push({ id: message.id, text: message.text })
      await self.afterSend(message)
      return sentAs(message)
    },
    chooseId: (_, message) => `n-${message.id}`,
    reach: () => ({ answer: 'public', until: null, limit: null, note: null }),
    ...more,
  }
  return self
}

/** Puts a network in the registry for a test file. */
export function register(...networks: Adapter[]): void {
  for (const network of networks) (adapters as Record<string, Adapter>)[network.network] = network
}
