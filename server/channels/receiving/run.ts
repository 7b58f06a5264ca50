import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import { NO_WATCHES, type Watches } from './heard.ts'
import type { Adapter } from '../adapter.ts'
import { makeBell } from '../bell.ts'
import { readingStopped } from '../metering/stop-reading.ts'
import { adapters } from '../registry.ts'
import { isFree, LEASE, release, renew } from './lease.ts'
import { receiveFor, type Receiving, type TakeIn } from './receiver.ts'

/** How often channels without a receiver are looked for, and leases renewed, ms. A fact about a channel wakes it at once. */
const LOOK_EVERY = (LEASE * 1000) / 3

/** How long a receiver may take to end, ms: shorter than the lease of those that wait for it to be renewed. */
const GRACE = 3000

interface Running {
  receiver: string
  /** It has had its first answer to whether the channel is its own. */
  isSettled: boolean
  changedAt: number
  stop: AbortController
  done: Promise<void>
}

/**
 * Receives for every channel that can, until `signal` aborts: one receiver a channel, however many processes run this. Who
 * connects, pauses, changes or removes a channel is followed at once. A process that dies has its channels taken over when
 * its leases end; one that was only slow finds that it can no longer commit.
 */
export async function runReceivers(
  platform: Platform,
  takeIn: TakeIn,
  signal: AbortSignal,
  { networks = adapters, watches = NO_WATCHES }: { networks?: Readonly<Record<string, Adapter>>; watches?: Watches } = {},
): Promise<void> {
  const running = new Map<string, Running>()
  const bell = makeBell(signal)
  const deaf = platform.live.onFacts((facts) => facts.some((fact) => fact.kind.startsWith('channel.') && !HEALTH.has(fact.kind)) && bell.ring())
  const deafToo = platform.live.onSignal(FREED, bell.ring)
  while (!signal.aborted) {
    try {
      await follow({ platform, takeIn, watches, settled: bell.ring }, running, networks)
    } catch (error) {
      platform.log.warn({ err: error }, 'channels: the database is away, trying again')
    }
    await bell.wait(LOOK_EVERY)
  }
  deaf()
  deafToo()
  await Promise.all([...running.values()].map(end))
  await handOver(platform, [...running.values()])
}

/** Told to the other processes when this one ends in good order: its channels are free. */
const FREED = 'channels.freed'

async function handOver(platform: Platform, running: readonly Running[]): Promise<void> {
  try {
    for (const { receiver } of running) await release(platform.db, receiver)
    await platform.live.signal(FREED, {})
  } catch (error) {
    platform.log.warn({ err: error }, 'channels: leases not given back, they end by themselves')
  }
}

/** Facts that receivers record themselves: nothing to follow. */
const HEALTH = new Set(['failing', 'recovered', 'budget_nearly', 'reading_stopped', 'budget_spent', 'reading_resumed'].map((what) => `channel.${what}`))

/** What all receivers of a process have in common. */
type Shared = Pick<Receiving, 'platform' | 'takeIn' | 'watches'> & { settled: () => void }

/** Brings what runs here in line with what should: ends what was changed, paused or lost, begins what nobody receives for. */
async function follow(shared: Shared, running: Map<string, Running>, networks: Readonly<Record<string, Adapter>>): Promise<void> {
  const { platform } = shared
  const settled = [...running].filter(([, one]) => one.isSettled) // one that is still taking its channel holds no lease yet, and is not lost: it rings when it knows
  const held = await renew(
    platform.db,
    settled.map(([, { receiver }]) => receiver),
    platform.clock.now(),
  )
  const wanted = await findWanted(platform, networks)
  const wantedById = new Map(wanted.map((channel) => [channel.id, channel]))
  for (const [id, one] of settled) {
    if (held.has(one.receiver) && wantedById.get(id)?.changed_at.getTime() === one.changedAt) continue
    await end(one)
    await release(platform.db, one.receiver)
    running.delete(id)
    const channel = wantedById.get(id)
    if (channel && held.has(one.receiver)) channel.free = true
  }
  for (const channel of wanted)
    if (channel.free && !running.has(channel.id))
      running.set(
        channel.id,
        begin(shared, networks[channel.network]!, channel, () => running.delete(channel.id)),
      )
}

/** Every channel that is to be received for: not paused, not removed, and with money to read where that costs. */
async function findWanted({ db, clock }: Platform, networks: Readonly<Record<string, Adapter>>) {
  const receiving = Object.values(networks).filter((adapter) => 'receive' in adapter)
  const { rows } = await sql<{ id: string; network: string; changed_at: Date; free: boolean }>`
    select id, network, changed_at, ${isFree} as free from channels.channel
    where removed_at is null and paused_at is null and network = any(${receiving.map((adapter) => adapter.network)})`.execute(db)
  const stopped = await readingStopped(db, clock.now(), rows)
  return rows.filter((channel) => !stopped.has(channel.id))
}

function begin(shared: Shared, adapter: Adapter, channel: { id: string; changed_at: Date }, gone: () => void): Running {
  const stop = new AbortController()
  const one: Running = { receiver: newId(), isSettled: false, changedAt: channel.changed_at.getTime(), stop, done: Promise.resolve() }
  const settled = (): void => {
    if (!one.isSettled) shared.settled()
    one.isSettled = true
  }
  const receiving = { ...shared, adapter, channelId: channel.id, receiver: one.receiver, signal: stop.signal, settled }
  one.done = receiveFor(receiving).then(() => void (stop.signal.aborted || gone()))
  return one
}

/** Asks a receiver to end. One that does not listen is left behind: what it may still bring is refused at its cursor. */
async function end({ stop, done }: Running): Promise<void> {
  stop.abort()
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, GRACE).unref())])
}
