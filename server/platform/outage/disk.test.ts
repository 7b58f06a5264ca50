import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../config.ts'
import { FULL, inBytes, isFull, saysFull, watchDisk } from './disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'aerie-disk-test-'))
const disk = (env: Record<string, string>) => watchDisk(readConfig({ AERIE_DATA: folder, ...env }))

test('a disk is full below two of the database’s files; one that does not tell its size is not', () => {
  const room = { about: 'disk', folder: '/', size: 10 * FULL }
  expect([FULL, FULL - 1, 0].map((free) => isFull({ ...room, free }))).toEqual([false, true, true])
  expect(isFull({ ...room, free: 0, size: 0 })).toBe(false)
})

test('the word of a database elsewhere counts, that of one we can look at does not need to', async () => {
  const [elsewhere, here] = [disk({ DATABASE_URL: 'postgres://db/aerie' }), disk({})]
  for (const one of [elsewhere, here]) {
    expect(await one.trouble()).toBeNull()
    one.refused()
  }
  expect(await elsewhere.trouble()).toMatch(/^disk full: that of the database\. Make room there/)
  expect(await here.trouble()).toBeNull()
})

test('a data folder that is gone is not a full one', async () => {
  const watched = disk({})
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  rmSync(folder, { recursive: true })
  expect(await watched.trouble()).toBeNull()
})

test('who says that there is no room: PostgreSQL, the system, or a library around them', () => {
  const error = (code: string, cause?: Error) => Object.assign(new Error('no', { cause }), { code })
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) expect(saysFull(error('x', error(code)))).toBe(true)
  for (const code of ['53300', '57P01', 'ENOENT']) expect(saysFull(error(code))).toBe(false)
})

test('bytes as disks are told', () => {
  expect([0, 900, 1_234_567_890].map(inBytes)).toEqual(['0 bytes', '900 bytes', '1.1 GB'])
})
