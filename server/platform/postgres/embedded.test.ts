import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isAlive } from './alive.ts'
import { connect } from './connect.ts'
import { openEmbedded, type Database } from './embedded.ts'
import { openHome } from './home.ts'
import { InUse } from './keeping.ts'

/** Each test starts PostgreSQL a few times, ms. */
vi.setConfig({ testTimeout: 120_000 })

const isRoot = process.getuid!() === 0
let made = ''
/** PostgreSQL's user must be able to pass through. */
const folder = (name = ''): string => {
  const path = mkdtempSync(join(tmpdir(), `aerie-boot-${name}`))
  execFileSync('chmod', ['711', path])
  return path
}

/** Making a cluster takes a second or two, so it is made once and copied. */
beforeAll(() => {
  made = folder()
  openHome(made)
})
afterAll(() => rmSync(made, { recursive: true }))

/** A data folder with a cluster in it that nobody uses yet; gone at the end, and whatever still runs on it, too. */
function makeData(within = folder()): { path: string } & AsyncDisposable {
  execFileSync('cp', ['-a', join(made, 'postgres'), within])
  return {
    path: within,
    async [Symbol.asyncDispose]() {
      const isRunning = existsSync(join(within, 'postgres/postmaster.pid'))
      if (isRunning) await (await openEmbedded(within, { as: 'alone', say, warn: say })).close()
      rmSync(within, { recursive: true })
    },
  }
}

const say = (): void => undefined
const openApp = (path: string): Promise<Database> => openEmbedded(path, { as: 'app', say, warn: say })
const postmaster = (path: string): number => Number.parseInt(readFileSync(join(path, 'postgres/postmaster.pid'), 'utf8'), 10)

async function ask(url: string, question: string): Promise<unknown> {
  const client = await connect(url, 'test')
  const { rows } = await client.query({ text: question, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

/** Asks until there is an answer, for at most 20 s. */
async function eventually<T>(what: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await what()
    } catch (error) {
      if (tries > 400) throw error
      await wait(50)
    }
  }
}

/** An app in a process of its own, to be killed. */
async function startElsewhere(path: string): Promise<ChildProcess> {
  const script = `const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
    await openEmbedded(${JSON.stringify(path)}, { as: 'app', say() {}, warn() {} })
    console.log('open')`
  const app = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve, reject) => (app.stdout.once('data', resolve), app.once('exit', () => reject(new Error('it ended')))))
  return app
}
const killed = (app: ChildProcess): Promise<unknown> => new Promise((resolve) => (app.once('exit', resolve), app.kill('SIGKILL')))

test('an app is alone on its data folder, and whoever closes it stops PostgreSQL', async () => {
  await using data = makeData()
  const [one, two] = await Promise.allSettled([openApp(data.path), openApp(data.path)])
  const [winner, loser] = one.status === 'fulfilled' ? [one, two] : [two, one]
  expect(loser).toMatchObject({ status: 'rejected', reason: { name: 'InUse', keeper: { kind: 'app', pid: process.pid } } })
  await expect(openApp(data.path)).rejects.toThrow(`process ${process.pid}`)
  const pid = postmaster(data.path)
  await (winner as PromiseFulfilledResult<Database>).value.close()
  expect(isAlive(pid)).toBe(false)
})

test('after kill -9 of the app its PostgreSQL is taken over, with all it holds', async () => {
  await using data = makeData()
  const app = await startElsewhere(data.path)
  await expect(openApp(data.path)).rejects.toThrow(InUse)
  const pid = postmaster(data.path)
  await killed(app)
  expect(isAlive(pid)).toBe(true)
  const database = await openApp(data.path)
  expect(postmaster(data.path)).toBe(pid)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.close()
})

test('after kill -9 of PostgreSQL it comes back by itself, and nothing that was committed is lost', async () => {
  await using data = makeData()
  const database = await openApp(data.path)
  await ask(database.url, `create table kept as select 42 as it`)
  const pid = postmaster(data.path)
  process.kill(pid, 'SIGKILL')
  expect(await eventually(() => ask(database.url, 'select it from kept'))).toBe(42)
  expect(postmaster(data.path)).not.toBe(pid)
  await eventually(async () => expect(await whyRefused(data.path)).toContain('already running'))
  await database.close()
})
const whyRefused = (path: string): Promise<string> =>
  openEmbedded(path, { as: 'alone', say, warn: say }).then(
    async (database) => (await database.close(), ''),
    (error: Error) => error.message,
  )

test('after kill -9 of both the next start recovers', async () => {
  await using data = makeData()
  const app = await startElsewhere(data.path)
  const pid = postmaster(data.path)
  process.kill(pid, 'SIGKILL')
  await killed(app)
  const database = await openApp(data.path)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.close()
})

test('a command is the guest of a running app, and leaves PostgreSQL to it', async () => {
  await using data = makeData()
  const app = await openApp(data.path)
  const guest = await openEmbedded(data.path, { as: 'command', say, warn: say })
  expect(guest.keeps).toBe(false)
  await guest.close()
  expect(await ask(app.url, 'select 1')).toBe(1)
  await app.close()
  const alone = await openEmbedded(data.path, { as: 'command', say, warn: say })
  expect(alone.keeps).toBe(true)
  const pid = postmaster(data.path)
  await alone.close()
  expect(isAlive(pid)).toBe(false)
})

test('a stranger with the number of a dead PostgreSQL is not taken for it', async () => {
  await using data = makeData()
  const app = await startElsewhere(data.path)
  const lock = readFileSync(join(data.path, 'postgres/postmaster.pid'), 'utf8')
  await killed(app) // first, or it would bring PostgreSQL back
  process.kill(postmaster(data.path), 'SIGKILL')
  writeFileSync(join(data.path, 'postgres/postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
  const database = await openApp(data.path)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.close()
})

test.each([
  ['another start has only just begun with', 0],
  ['a start left when the machine went down', 3_600],
])('an empty pid file that %s is waited for, or cleared away', async (_, secondsOld) => {
  await using data = makeData()
  const file = join(data.path, 'postgres/postmaster.pid')
  const then = Date.now() / 1000 - secondsOld
  writeFileSync(file, '')
  utimesSync(file, then, then)
  const database = await openApp(data.path)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.close()
})

test('a data folder with a long name gets its socket elsewhere', async () => {
  await using outer = makeData()
  const long = join(outer.path, 'a-very-long-name-'.repeat(6))
  mkdirSync(long, { mode: 0o711 })
  await using data = makeData(long)
  const database = await openApp(data.path)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.close()
})

test('a folder that PostgreSQL’s user cannot enter is left in peace: as root the cluster goes elsewhere', () => {
  const closed = folder()
  const shelter = folder()
  execFileSync('chmod', ['700', closed])
  const data = join(closed, 'data')
  mkdirSync(data)
  const home = openHome(data, shelter)
  expect(lstatSync(join(data, 'postgres')).isSymbolicLink()).toBe(isRoot)
  expect(home.cluster.startsWith(isRoot ? shelter : data)).toBe(true)
  expect(openHome(data, shelter), 'the next start finds the same').toMatchObject({ cluster: home.cluster, made: false })
  rmSync(closed, { recursive: true })
  rmSync(shelter, { recursive: true })
  expect(existsSync(closed)).toBe(false)
})

test('a link to a database that is gone is not answered with a new, empty one', () => {
  const data = folder()
  symlinkSync(join(data, 'gone'), join(data, 'postgres'))
  expect(() => openHome(data)).toThrow('not there any more')
  rmSync(data, { recursive: true })
})

test('a database of another PostgreSQL is not touched', async () => {
  await using data = makeData()
  const file = join(data.path, 'postgres/PG_VERSION')
  writeFileSync(file, '17\n')
  await expect(openApp(data.path)).rejects.toThrow('made by PostgreSQL 17')
  writeFileSync(file, '18\n')
})
