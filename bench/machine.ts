import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../server/platform/config.ts'
import { openDatabase } from '../server/platform/postgres/open.ts'
import { freePort, until } from '../test/torture/process.ts'
import type { Bench, Figure } from './figure.ts'
import { fill } from './fill.ts'

const root = join(import.meta.dirname, '..')
const CONVERSATIONS = 1_000_000

/** Starts the product by what `npm start` runs, on a data folder of its own. @returns ms until it answers */
async function startProduct(folder: string, port: number): Promise<{ child: ChildProcess; ms: number }> {
  const env = {
    ...process.env,
    AERIE_DATA: folder,
    PORT: String(port),
    AERIE_ADMIN_EMAIL: 'admin@example.com',
    AERIE_ADMIN_PASSWORD: 'bench-bench-bench',
    AERIE_LOG: 'warn',
  }
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin/start.mjs')], { cwd: root, env, stdio: 'ignore' })
  await until('the product answers', 120_000, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok)
  return { child, ms: performance.now() - begun }
}

async function stopProduct(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Proportional set size in MB: shared pages count once among those who share them (proc(5), smaps_rollup). */
function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)![1]) / 1024
}

interface Process {
  pid: number
  parent: number
  command: string
}

/** Every process there is now. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1])
        return [{ pid: Number(pid), parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
      } catch {
        return [] // it ended while we looked
      }
    })
}

/** The memory of the app that `launcher` started and of the PostgreSQL of this data folder, MB. */
function measure(launcher: number, folder: string): [app: number, database: number] {
  const all = processes()
  const sum = (some: Process[]): number => some.reduce((total, { pid }) => total + memoryOf(pid), 0)
  const masters = all.filter(({ command }) => command.includes('postgres') && command.includes(folder)).map(({ pid }) => pid)
  return [
    sum(all.filter(({ pid, parent }) => pid === launcher || parent === launcher)),
    sum(all.filter(({ pid, parent }) => masters.includes(pid) || masters.includes(parent))),
  ]
}

function memoryFigures(when: string, app: number, database: number): Figure[] {
  return [
    { name: `memory of the app, ${when}`, value: app, unit: 'MB', limit: { text: 'at most 300 MB', isKept: app <= 300 } },
    { name: `memory of the app and PostgreSQL, ${when}`, value: app + database, unit: 'MB', limit: { text: 'at most 700 MB', isKept: app + database <= 700 } },
  ]
}

export const machineBench: Bench = {
  name: 'machine',
  about: 'cold and warm start, and memory idle and with a million conversations',
  async run(tell) {
    const folder = mkdtempSync(join(tmpdir(), 'aerie-bench-machine-'))
    const port = await freePort()
    try {
      const cold = await startProduct(folder, port)
      await wait(5_000)
      const idle = measure(cold.child.pid!, folder)
      const database = await openDatabase(readConfig({ AERIE_DATA: folder }), { as: 'command', say: tell, warn: (_, what) => tell(what) })
      tell(`filling to ${CONVERSATIONS.toLocaleString('en')} conversations`)
      const pool = new pg.Pool({ connectionString: database.url, max: 2 })
      const { teamId } = await fill(pool, 0, CONVERSATIONS)
      const { rows } = await pool.query<{ id: string }>('select id from workspace.member limit 1')
      await pool.query('insert into workspace.team_member values ($1, $2) on conflict do nothing', [teamId, rows[0]!.id])
      await pool.end()
      await database.close()
      tell('looking around for a while')
      await lookAround(port)
      const full = measure(cold.child.pid!, folder)
      await stopProduct(cold.child)
      const warm = await startProduct(folder, port)
      await stopProduct(warm.child)
      return [
        { name: 'cold start (new data folder)', value: cold.ms, unit: 'ms' },
        { name: 'warm start, a million conversations', value: warm.ms, unit: 'ms', reference: { name: 'cold', value: cold.ms }, ratio: warm.ms / cold.ms },
        ...memoryFigures('idle', ...idle),
        ...memoryFigures('after a million conversations', ...full),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Signs in and opens the desk's lists and searches, as a few people would in a minute. */
async function lookAround(port: number): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  const signIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: 'admin@example.com', password: 'bench-bench-bench' }),
  })
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const paths = ['conversations?view=waiting', 'conversations?view=closed', 'conversations/counts', 'search?q=order', 'search?q=person77']
  for (let round = 0; round < 60; round++) {
    const answers = await Promise.all(paths.map((path) => fetch(`${base}/api/v1/${path}`, { headers: { cookie } })))
    for (const answer of answers) if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  }
}
