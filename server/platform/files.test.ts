import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { saysFull } from './outage/disk.ts'
import { openFiles } from './files.ts'

/** What is written there finds no room (full(4)); Linux has it. */
const FULL = '/dev/full'

test.runIf(existsSync(FULL))('a file that finds no room leaves nothing behind, and the error says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = openFiles(folder)
  mkdirSync(join(folder, 'files'))
  const attempts = [
    () => files.put('kept', Buffer.from('all of it')),
    () =>
      files.putStream(
        'kept',
        (async function* () {
          yield Buffer.from('all of it')
        })(),
        1_000,
      ),
  ]
  for (const attempt of attempts) {
    symlinkSync(FULL, join(folder, 'files/kept.part'))
    expect(await attempt().then(() => null, saysFull)).toBe(true)
    expect(readdirSync(join(folder, 'files'))).toEqual([])
  }
})
