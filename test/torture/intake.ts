import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { chance } from '../../server/channels/demo/story.ts'
import { makeCluster, type Cluster } from '../cluster.ts'
import { breaches } from './law.ts'
import { numberedMessages, shuffled, type Message } from './messages.ts'
import { appProcess, freePort, until, type AppProcess } from './process.ts'

const root = join(import.meta.dirname, '../..')

export interface TortureReport {
  rounds: number
  kills: Record<string, number>
  messages: number
  delivered: number
  acknowledged: number
  lost: string[]
  doubled: number
  /** Threads whose items do not stand in the order they were written, or are not whole. */
  outOfOrder: number
  broken: string[]
}

export interface Ground extends AsyncDisposable {
  cluster: Cluster
  db: string
  url: string
  admin: { email: string; password: string }
  key: string
  web: AppProcess
  worker: AppProcess
}

/** A durable cluster, a web process and a worker on it, and a key to post with. */
export async function makeGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-torture-'))
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-torture-pg-')), [])
  await cluster.start()
  const superuser = new pg.Client({ connectionString: cluster.url('postgres') })
  await superuser.connect()
  await superuser.query('create database aerie')
  await superuser.end()
  const port = await freePort()
  const admin = { email: 'admin@example.com', password: randomBytes(12).toString('hex') }
  const env = {
    DATABASE_URL: cluster.url('aerie'),
    AERIE_DATA: join(folder, 'data'),
    AERIE_SECRET_KEY: randomBytes(32).toString('hex'),
    AERIE_ADMIN_EMAIL: admin.email,
    AERIE_ADMIN_PASSWORD: admin.password,
    AERIE_LOG: 'warn',
    PORT: String(port),
  }
  const web = appProcess('web', { ...env, AERIE_ROLES: 'web' })
  const worker = appProcess('worker', { ...env, AERIE_ROLES: 'worker' })
  web.start()
  worker.start()
  const url = `http://127.0.0.1:${port}`
  await until(`the app answers\n${web.output()}`, 60_000, async () => (await fetch(`${url}/readyz`)).ok)
  const printed = execFileSync(join(root, 'bin/aerie'), ['key', 'create', '--name', 'torture', '--role', 'administrator'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  const key = /aerie_[A-Za-z0-9_-]+/.exec(printed)?.[0]
  if (!key) throw new Error(`no key was printed: ${printed}`)
  return {
    cluster,
    db: cluster.url('aerie'),
    url,
    admin,
    key,
    web,
    worker,
    async [Symbol.asyncDispose]() {
      await Promise.all([web.kill('SIGKILL'), worker.kill('SIGKILL')])
      await cluster.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Posts until the server says that it is kept; whatever goes wrong on the way, the same batch is sent again. */
async function deliver(ground: Ground, batch: Message[], acknowledged: Set<string>): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(`${ground.url}/api/v1/items?channel=Torture`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ground.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(batch),
        signal: AbortSignal.timeout(20_000),
      })
      if (answer.ok) {
        const { setAside } = (await answer.json()) as { setAside: unknown[] }
        if (setAside.length > 0) throw new RangeError(`set aside: ${JSON.stringify(setAside[0])}`)
        for (const message of batch) acknowledged.add(message.id)
        return
      }
      if (answer.status < 500 && answer.status !== 429) throw new RangeError(`refused with ${answer.status}: ${await answer.text()}`)
    } catch (error) {
      if (error instanceof RangeError) throw error // a wrong answer, not an outage: the run has failed
    }
    await wait(40)
  }
}

async function sender(ground: Ground, messages: Message[], acknowledged: Set<string>, random: () => number): Promise<void> {
  for (let at = 0; at < messages.length;) {
    const size = 1 + Math.floor(random() * 40)
    await deliver(ground, messages.slice(at, at + size), acknowledged)
    at += size
  }
}

/** Kills something, lets it lie a moment, starts it again. */
export async function strike(ground: Ground, what: 'web' | 'worker' | 'postgres', random: () => number): Promise<void> {
  if (what === 'postgres') {
    await ground.cluster.stop(random() < 0.5 ? 'SIGKILL' : 'SIGQUIT')
    await wait(random() * 150)
    return ground.cluster.start()
  }
  await ground[what].kill('SIGKILL')
  await wait(random() * 150)
  ground[what].start()
}

/**
 * Numbered messages, each delivered five times, shuffled, over four connections, while the web process, the worker and
 * PostgreSQL are killed at random moments. @param rounds how many kills
 */
export async function tortureIntake(rounds: number, seed = 1, tell: (line: string) => void = () => undefined): Promise<TortureReport> {
  await using ground = await makeGround()
  const random = chance(seed)
  const messages = numberedMessages(rounds * 60, seed)
  const acknowledged = new Set<string>()
  const lanes = [0, 1, 2, 3].map((lane) => shuffled(messages, 5, seed + lane).filter((_, n) => n % 4 === lane))
  const missing = messages.filter((message) => !lanes.some((lane) => lane.includes(message)))
  lanes[0]!.push(...missing)
  let sending = true
  const failed: unknown[] = []
  const sent = Promise.all(lanes.map((lane) => sender(ground, lane, acknowledged, random)))
    .catch((error: unknown) => void failed.push(error)) // told below, once everything that runs has been stopped
    .finally(() => (sending = false))
  const report: TortureReport = {
    rounds: 0,
    kills: { web: 0, worker: 0, postgres: 0 },
    messages: messages.length,
    delivered: lanes.flat().length,
    acknowledged: 0,
    lost: [],
    doubled: 0,
    outOfOrder: 0,
    broken: [],
  }
  for (; report.rounds < rounds && failed.length === 0; report.rounds++) {
    await wait(100 + random() * 700)
    const what = (['web', 'worker', 'postgres'] as const)[Math.floor(random() * 3)]!
    report.kills[what]!++
    await strike(ground, what, random)
    await until(`it answers again after ${what} was killed\n${ground.web.output()}`, 60_000, async () => (await fetch(`${ground.url}/readyz`)).ok)
    if (report.rounds % 10 === 9) {
      const broken = await askLaw(ground)
      report.broken.push(...broken)
      tell(
        `round ${report.rounds + 1}: ${acknowledged.size} of ${messages.length} acknowledged, ${sending ? 'sending' : 'all sent'}${broken.length > 0 ? `, BROKEN: ${broken.join('; ')}` : ''}`,
      )
    }
  }
  await sent
  if (failed.length > 0) throw failed[0]
  report.acknowledged = acknowledged.size
  return judge(ground, messages, acknowledged, report)
}

async function askLaw(ground: Ground): Promise<string[]> {
  const db = new pg.Client({ connectionString: ground.db })
  await db.connect()
  try {
    return await breaches(db)
  } finally {
    await db.end()
  }
}

async function judge(ground: Ground, messages: Message[], acknowledged: Set<string>, report: TortureReport): Promise<TortureReport> {
  const db = new pg.Client({ connectionString: ground.db })
  await db.connect()
  const { rows } = await db.query<{ network_id: string; thread_id: string }>(
    `select network_id, thread_id from listening.item where network = 'torture' order by at, id`,
  )
  const there = new Set(rows.map((row) => row.network_id))
  report.lost = messages.filter((message) => acknowledged.has(message.id) && !there.has(message.id)).map((message) => message.id)
  report.doubled = rows.length - there.size
  const threads = Map.groupBy(rows, (row) => row.thread_id)
  const numbers = [...threads.values()].map((thread) => thread.map((row) => Number(row.network_id.split('-')[1])))
  report.outOfOrder =
    numbers.filter((thread) => thread.some((n, i) => i > 0 && n !== thread[i - 1]! + 1)).length + Math.abs(threads.size - Math.ceil(messages.length / 5))
  report.broken.push(...(await breaches(db)))
  await db.end()
  return report
}
