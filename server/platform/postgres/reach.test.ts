import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { describe, reach } from './reach.ts'
import { Unusable } from './unusable.ts'

const said: string[] = []
const options = { patience: 0, say: (line: string) => void said.push(line) }

test('a database that answers is reached', async () => {
  await using database = await makeDatabase()
  await expect(reach(database.url, options)).resolves.toBeUndefined()
})

const trouble = (url: string): Promise<string> =>
  reach(url, options).then(
    () => '',
    (error: unknown) => (error instanceof Unusable ? error.message : String(error)),
  )

test('why a database cannot be used is told with advice, and without its password', async () => {
  await using database = await makeDatabase()
  expect(await trouble('postgres://ada:hush@127.0.0.1:1/aerie')).toMatch(/127\.0\.0\.1:1\/aerie .*\nNothing listens there/)
  expect(await trouble('postgres://ada:hush@no-such-host.invalid/aerie')).toMatch(/no-such-host\.invalid.*\n.*host/)
  expect(await trouble(database.url.replace(/\/test_\d+_\d+\?/, '/elsewhere?'))).toContain('no database of that name')
  expect(await trouble('postgres://ada:hush@127.0.0.1:1/aerie')).not.toContain('hush')
})

test('a database that comes later is waited for', async () => {
  await using database = await makeDatabase()
  const early = createServer().listen(0)
  const { port } = early.address() as AddressInfo
  early.on('connection', (socket) => socket.destroy())
  const ending = new AbortController()
  const waiting = reach(`postgres://ada@127.0.0.1:${port}/aerie`, { patience: 20_000, signal: ending.signal, say: (line) => (said.push(line), ending.abort()) })
  await expect(waiting, 'a stop ends the wait').rejects.toThrow('aborted')
  expect(said.at(-1)).toBe(`Waiting for the database at 127.0.0.1:${port}/aerie …`)
  early.close()
  expect(describe(database.url)).not.toContain('aerie@')
})
