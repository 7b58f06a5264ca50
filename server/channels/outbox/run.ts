import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import { openAccount } from '../account.ts'
import { AccountTrouble, type Adapter, type Sent } from '../adapter.ts'
import { makeBell } from '../bell.ts'
import { demandStillPaid } from '../metering/demand-budget.ts'
import { demandRoom } from '../reach/used-up.ts'
import { adapters } from '../registry.ts'
import { fitPictures } from './fit-pictures.ts'
import { claim, LEASE, nextDue, renewClaims, type Claimed } from './claim.ts'
import { settleFailed, settleSent, type OnSent } from './settle.ts'

/** Messages under way at once in a process. */
const ROOM = 16
/** How long the loop sleeps when nothing wakes it, ms: the upper bound of what a lost notification costs. */
const LOOK_EVERY = 1000
/** A network that does not answer an attempt in this time is given up for now, ms. */
const PATIENCE = 120_000
/** What is under way when everything ends may take so long to finish, ms; the rest is left to its lease. */
const GRACE = 10_000
/** What means that there may be something to send. */
const WAKING = /^(conversation\.replied|message\.|channel\.)/

/**
 * Sends what is in the outbox until `signal` aborts, then waits for what is under way. May run in several processes.
 *
 * The row is the truth: it is claimed with a lease, sent, and settled in one transaction with the thread. Whoever dies in
 * between leaves a lease that runs out; the next attempt looks for the message on the network before it sends.
 */
export async function runSender(
  platform: Platform,
  onSent: OnSent,
  signal: AbortSignal,
  networks: Readonly<Record<string, Adapter>> = adapters,
): Promise<void> {
  const sender = newId()
  const underWay = new Map<string, Promise<void>>()
  const bell = makeBell(signal)
  const deaf = platform.live.onFacts((facts) => facts.some((fact) => WAKING.test(fact.kind)) && bell.ring())
  const beat = setInterval(() => void keepClaims(platform, sender, underWay), (LEASE * 1000) / 3)
  const begin = (claimed: Claimed): void => {
    const over = (): void => (underWay.delete(claimed.id), bell.ring())
    underWay.set(claimed.id, deliver(platform, sender, claimed, networks[claimed.network]!, onSent).finally(over))
  }
  while (!signal.aborted) {
    try {
      const { taken, wait } = await takeSome(platform, sender, [...underWay.keys()], networks)
      taken.forEach(begin)
      if (taken.length === 0) await bell.wait(wait)
    } catch (error) {
      platform.log.warn({ err: error }, 'outbox: the database is away, trying again')
      await bell.wait(LOOK_EVERY)
    }
  }
  deaf()
  await inTime(Promise.all(underWay.values()), GRACE).catch(() => undefined) // the rest is left to its lease
  clearInterval(beat)
}

/** What may be sent now, or else how long to wait for the next, ms. The cheap question is asked first. */
async function takeSome(
  platform: Platform,
  sender: string,
  underWay: readonly string[],
  networks: Readonly<Record<string, Adapter>>,
): Promise<{ taken: Claimed[]; wait: number }> {
  const now = platform.clock.now()
  const due = await nextDue(platform.db, now)
  const room = ROOM - underWay.length
  const wait = due ? due.getTime() - now.getTime() : LOOK_EVERY
  if (wait > 0 || room === 0) return { taken: [], wait: Math.min(LOOK_EVERY, Math.max(0, wait)) || LOOK_EVERY }
  return { taken: await claim(platform.db, sender, now, room, networks, underWay), wait: LOOK_EVERY }
}

async function keepClaims(platform: Platform, sender: string, underWay: ReadonlyMap<string, unknown>): Promise<void> {
  if (underWay.size === 0) return
  await renewClaims(platform.db, sender, [...underWay.keys()]).catch((error: unknown) => platform.log.warn({ err: error }, 'outbox: leases not renewed'))
}

/** One attempt, from the claim to the row that tells how it went. Never throws: what cannot be written is left to the lease. */
async function deliver(platform: Platform, sender: string, claimed: Claimed, adapter: Adapter, onSent: OnSent): Promise<void> {
  try {
    const outcome = await attempt(platform, claimed, adapter)
    await ('sent' in outcome ? settleSent(platform, sender, claimed, outcome.sent, onSent) : settleFailed(platform, sender, claimed, outcome.error))
  } catch (error) {
    platform.log.error({ err: error, outbox: claimed.id }, 'outbox: the outcome could not be written; it is looked for on the network when the lease ends')
  }
}

/** Finds or sends. Everything that goes wrong at the network is an outcome, not a fault. */
async function attempt(platform: Platform, claimed: Claimed, adapter: Adapter): Promise<{ sent: Sent } | { error: unknown }> {
  try {
    return { sent: await inTime(findOrSend(platform, claimed, adapter)) }
  } catch (error) {
    platform.log.warn({ err: error, outbox: claimed.id, channel: claimed.name, tries: claimed.tries }, 'outbox: not sent')
    return { error }
  }
}

async function findOrSend(platform: Platform, claimed: Claimed, adapter: Adapter): Promise<Sent> {
  const account = openAccount(platform, { ...claimed, id: claimed.channel_id })
  const chosen = adapter.chooseId?.(account, claimed.message)
  if (chosen) await keepChosenId(platform.db, claimed.id, chosen)
  if (claimed.attempts > 1) {
    const there = adapter.find ? await adapter.find(account, claimed.message) : 'unknown'
    if (there && there !== 'unknown') return there
    if (there && claimed.tries > 1)
      throw new AccountTrouble('it is not known whether it was sent', 'It may have been sent: look on the network. If it is not there, send it again.')
  }
  await demandStillAllowed(platform, claimed)
  return adapter.send!(account, await fitPictures(platform, adapter.media, claimed.message))
}

/** A window may have closed while it waited, the budget been cut, or the day's answers been used. */
async function demandStillAllowed({ db, clock }: Platform, { id, channel_id, network, message: { notAfter }, price }: Claimed): Promise<void> {
  const now = clock.now()
  if (notAfter && new Date(notAfter) <= now)
    throw new AccountTrouble(
      'the window has closed',
      'The network takes no answer any more: its window closed before this could be sent. Wait until they write again.',
    )
  if (price) await demandStillPaid(db, now, { id, channel_id }, price)
  await demandRoom(db, now, { id, channel_id, network })
}

/** Kept before it is sent, so that an echo from the network is known as ours whatever happens to us. */
async function keepChosenId(db: Db, id: string, networkId: string): Promise<void> {
  await sql`update channels.outbox set network_id = ${networkId} where id = ${id} and network_id is distinct from ${networkId}`.execute(db)
}

async function inTime<T>(work: Promise<T>, ms = PATIENCE): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms)))
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
