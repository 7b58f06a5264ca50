import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { chance } from '../../server/channels/demo/story.ts'
import { CARELESS, makeCluster } from '../cluster.ts'
import { startBluesky, type BlueskyAccount } from '../peers/bluesky.ts'
import { makeGround, strike, type Ground } from './intake.ts'
import { breaches } from './law.ts'
import { until } from './process.ts'
import { signIn, type Session } from './session.ts'

export interface SendingReport {
  rounds: number
  kills: Record<string, number>
  /** Answers that the desk accepted. */
  accepted: number
  /** Accepted and not on the network, or on it more than once. */
  missing: string[]
  doubled: string[]
  broken: string[]
}

/** Answers given in one round, between two kills. */
const PER_ROUND = 3

/**
 * Answers written at the desk while the web process, the worker and PostgreSQL are killed between write, send and confirm, on
 * a real Bluesky data server: each accepted answer must be there exactly once. @param rounds how many kills
 */
export async function tortureSending(rounds: number, seed = 1, tell: (line: string) => void = () => undefined): Promise<SendingReport> {
  const networkCluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-torture-network-')), CARELESS)
  await networkCluster.start()
  try {
    await using network = await startBluesky(networkCluster.url('postgres'))
    await using ground = await makeGround()
    const [shop, customer] = [await network.join('harriswear'), await network.join('marta')]
    const session = await signIn(ground)
    const fields = { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: network.service }
    await session.write('POST', '/channels', { network: 'bluesky', name: 'Bluesky', fields })
    const conversations = await ask(session, shop, customer, rounds * PER_ROUND)
    tell(`${conversations.length} questions are waiting`)
    const report = await answerUnderFire(ground, session, conversations, rounds, seed, tell)
    return await judge(ground, shop, report)
  } finally {
    await networkCluster.remove()
  }
}

/** The customer asks `count` questions in public. @returns the conversations they became */
async function ask(session: Session, shop: BlueskyAccount, customer: BlueskyAccount, count: number): Promise<string[]> {
  const mention = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  for (let n = 0; n < count; n++) await customer.agent.post({ text: `@${shop.handle} question number ${n}?`, facets: [mention] })
  let ids: string[] = []
  await until('every question has become a conversation', 120_000, async () => {
    const { items } = (await session.read('/conversations?view=waiting&limit=200')) as { items: { id: string }[] }
    ids = items.map((item) => item.id)
    return ids.length === count
  })
  return ids
}

async function answerUnderFire(
  ground: Ground,
  session: Session,
  conversations: string[],
  rounds: number,
  seed: number,
  tell: (line: string) => void,
): Promise<SendingReport> {
  const random = chance(seed)
  const report: SendingReport = { rounds, kills: { web: 0, worker: 0, postgres: 0 }, accepted: 0, missing: [], doubled: [], broken: [] }
  for (let round = 0; round < rounds; round++) {
    for (const id of conversations.slice(round * PER_ROUND, (round + 1) * PER_ROUND)) {
      const body = { text: `answer to ${id}`, visibility: 'public', changes: 0, anyway: true }
      await session.write('POST', `/conversations/${id}/reply`, body, `answer ${id}`)
      report.accepted++
    }
    await wait(random() * 6_500) // an answer leaves after its undo time, 5 s: the kill falls before, in or after the sending
    const what = (['worker', 'worker', 'postgres', 'web'] as const)[Math.floor(random() * 4)]!
    report.kills[what]!++
    await strike(ground, what, random)
    await until('it answers again', 60_000, async () => (await fetch(`${ground.url}/readyz`)).ok)
    if (round % 10 === 9) tell(`round ${round + 1}: ${report.accepted} answers accepted`)
  }
  return report
}

async function judge(ground: Ground, shop: BlueskyAccount, report: SendingReport): Promise<SendingReport> {
  const db = new pg.Pool({ connectionString: ground.db, max: 2 })
  await until(
    'nothing waits to be sent',
    300_000,
    async () => (await db.query(`select from channels.outbox where state in ('queued', 'sending')`)).rowCount === 0,
  )
  const { rows } = await db.query<{ text: string }>(`select message->>'text' as text from channels.outbox`)
  const there: string[] = []
  for (let cursor: string | undefined; ;) {
    const { data } = await shop.agent.com.atproto.repo.listRecords({ repo: shop.did, collection: 'app.bsky.feed.post', limit: 100, cursor })
    there.push(...data.records.map((record) => (record.value as { text: string }).text))
    cursor = data.cursor
    if (!cursor) break
  }
  const times = Map.groupBy(there, (text) => text)
  report.missing = rows.map((row) => row.text).filter((text) => !times.has(text))
  report.doubled = [...times].filter(([, all]) => all.length > 1).map(([text]) => text)
  if (rows.length !== report.accepted) report.broken.push(`${report.accepted} answers were accepted, ${rows.length} written down`)
  report.broken.push(...(await breaches(db)))
  await db.end()
  return report
}
