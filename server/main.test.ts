import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'aerie-main-'))
execFileSync('chmod', ['711', folder]) // as root, PostgreSQL runs as another user, who must get through
const data = join(folder, 'data')
const lock = join(data, 'postgres/postmaster.pid')
afterAll(() => rmSync(folder, { recursive: true }))

/** Three starts on a busy machine, ms. */
const PATIENCE = 120_000
vi.setConfig({ testTimeout: PATIENCE })

interface Aerie {
  process: ChildProcess
  said: string
  /** Resolves when it has said this; rejects when it ends before. */
  says(what: RegExp): Promise<RegExpExecArray>
  ended: Promise<number | null>
}

/** Starts the server as bin/start does, on any free port. */
function startAerie(env: Record<string, string> = {}): Aerie {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    env: { PATH: process.env['PATH'], PORT: '0', AERIE_DATA: data, ...env },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const aerie: Aerie = {
    process: child,
    said: '',
    ended,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (what.exec(aerie.said) && resolve(what.exec(aerie.said)!))
        child.stdout.on('data', look)
        void ended.then(() => reject(new Error(`it ended and said: ${aerie.said}`)))
        look()
      }),
  }
  for (const stream of [child.stdout, child.stderr]) stream.prependListener('data', (chunk: Buffer) => (aerie.said += chunk.toString()))
  return aerie
}

test('the first start makes a database and a link, the second app is refused, Ctrl-C leaves nothing running', async () => {
  const first = startAerie()
  const [, address] = await first.says(/(http:\/\/\S+)\/setup\?code=\S+/)
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ alive: true })
  const second = startAerie()
  expect(await second.ended).toBe(3)
  expect(second.said).toContain(`already running on ${data} (process ${first.process.pid})`)
  first.process.kill('SIGINT')
  first.process.kill('SIGINT') // a terminal, npm and bin/start may each pass the same Ctrl-C on
  expect(await first.ended).toBe(0)
  expect(first.said).toMatch(/Stopping …[^]*Stopped\./)
  expect(existsSync(lock)).toBe(false)
})

test('after kill -9 the next start takes over what was left running, and says nothing about setup once it is done', async () => {
  const first = startAerie({ AERIE_ADMIN_EMAIL: 'ada@example.com', AERIE_ADMIN_PASSWORD: 'long enough words' })
  await first.says(/Aerie is at http/)
  const postmaster = readFileSync(lock, 'utf8').split('\n')[0]
  first.process.kill('SIGKILL')
  await first.ended
  const next = startAerie()
  await next.says(/Aerie is at http/)
  expect(next.said).not.toContain('setup?code')
  expect(readFileSync(lock, 'utf8').split('\n')[0]).toBe(postmaster)
  next.process.kill('SIGTERM')
  expect(await next.ended).toBe(0)
})

test('a wrong setting ends it with 2 and its name, a database that is not there with 4', async () => {
  const wrong = startAerie({ PORT: 'http' })
  expect(await wrong.ended).toBe(2)
  expect(wrong.said).toContain('PORT')
  const lost = startAerie({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x' })
  await lost.says(/Waiting for the database at 127\.0\.0\.1:1\/x/)
  lost.process.kill('SIGTERM')
  expect(await lost.ended, 'a stop ends the wait').toBe(0)
})

test('a data folder that cannot be made ends it at once, with the name of the setting', async () => {
  const nowhere = startAerie({ AERIE_DATA: '/proc/x' })
  expect(await nowhere.ended).toBe(2)
  expect(nowhere.said).toMatch(/AERIE_DATA: \/proc\/x cannot be written to .*Name another folder/)
})

test('told to stop while it waits for a database that never answers, it ends', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const aerie = startAerie({ DATABASE_URL: `postgres://x@127.0.0.1:${(silent.address() as AddressInfo).port}/x`, AERIE_DATA: join(folder, 'waits') })
  await once(silent, 'connection')
  aerie.process.kill('SIGTERM')
  expect(await aerie.ended).not.toBeNull()
  expect(aerie.said).toContain('Stopping …')
  silent.close()
})
