import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFiles, type Files } from '../files.ts'
import { troubleWith } from './s3-trouble.ts'

const folder = mkdtempSync(join(tmpdir(), 'aerie-stores-'))
const s3 = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'aerie', configs: [] }] })
const bucketOf = (port: number, bucket = 'aerie') => ({
  bucket,
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  accessKey: 'S3RVER',
  secretKey: 'S3RVER',
  prefix: 'company/',
})
const stores: Record<string, Files> = { disk: openFiles(join(folder, 'disk')) }
let port = 0
beforeAll(async () => {
  port = (await s3.run()).port
  stores['bucket'] = openFiles(join(folder, 'beside'), bucketOf(port))
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const pieces = async function* (sizes: readonly number[]) {
  for (const size of sizes) yield Buffer.alloc(size, 'a')
}
const namesIn = async (files: Files, before = new Date(Date.now() + 60_000)) => (await Array.fromAsync(files.older('attachments', before, 2))).flat().toSorted()

describe.each(['disk', 'bucket'])('%s', (kind) => {
  test('keeps what it is given, whole or in pieces, and forgets what is removed', async () => {
    const files = stores[kind]!
    await files.put('attachments/a/1', Buffer.from('one'))
    expect(await files.putStream('attachments/a/2', pieces([3_000_000, 3_000_000, 1]), 7_000_000)).toBe(6_000_001)
    expect((await files.bytes('attachments/a/1')).toString()).toBe('one')
    expect(await buffer((await files.read('attachments/a/2'))!)).toHaveLength(6_000_001)
    await files.put('attachments/a/1', Buffer.from('another'))
    expect((await files.bytes('attachments/a/1')).toString()).toBe('another')
    expect(await namesIn(files)).toEqual(['attachments/a/1', 'attachments/a/2'])
    expect(await namesIn(files, new Date(0))).toEqual([])
    for (const name of ['attachments/a/1', 'attachments/a/2', 'attachments/never']) await files.remove(name)
    expect(await files.read('attachments/a/1')).toBeNull()
    await expect(files.bytes('attachments/a/1')).rejects.toThrow('there is no file')
  })

  test('keeps nothing of what is too large, or breaks off', async () => {
    const files = stores[kind]!
    await expect(files.putStream('attachments/large', pieces([6_000_000, 6_000_000]), 10_000_000)).rejects.toMatchObject({ code: 'file-too-large' })
    const broken = async function* () {
      yield* pieces([6_000_000])
      throw new Error('cut')
    }
    await expect(files.putStream('attachments/cut', broken(), 10_000_000)).rejects.toThrow('cut')
    expect(await namesIn(files)).toEqual([])
  })
})

test('with a bucket, what was on disk is found there, and imports stay on disk', async () => {
  const before = openFiles(join(folder, 'beside'))
  await before.put('attachments/old', Buffer.from('old'))
  const files = stores['bucket']!
  expect((await files.bytes('attachments/old')).toString()).toBe('old')
  await files.put('imports/a.csv', Buffer.from('a,b'))
  await files.put('attachments/new', Buffer.from('new'))
  expect(readdirSync(join(folder, 'beside/files'), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'attachments',
    'attachments/old',
    'imports',
    'imports/a.csv',
  ])
  expect(files.path('imports/a.csv')).toBe(join(folder, 'beside/files/imports/a.csv'))
  expect(await namesIn(files)).toEqual(['attachments/new', 'attachments/old'])
  for (const name of ['attachments/old', 'attachments/new']) await files.remove(name)
  expect(await namesIn(files)).toEqual([])
})

test('a bucket that is not there says so', async () => {
  await expect(openFiles(join(folder, 'beside'), bucketOf(port, 'nowhere')).put('attachments/x', Buffer.from('x'))).rejects.toThrow('there is no such bucket')
})

test.each([
  ['a key that it does not know', { accessKey: 'NOBODY' }, 'AERIE_S3_ACCESS_KEY'],
  ['a bucket that is not there', { bucket: 'nowhere' }, 'AERIE_S3_BUCKET'],
  ['a store that does not run', { endpoint: 'http://127.0.0.1:1' }, 'AERIE_S3_ENDPOINT'],
])('%s is said in words, wherever it is met, and keeps nothing half', async (_, wrong, said) => {
  const files = openFiles(join(folder, 'wrong'), { ...bucketOf(port), ...wrong })
  expect(await files.trouble()).toContain(said)
  for (const work of [
    () => files.put('attachments/x', Buffer.from('x')),
    () => files.putStream('attachments/x', pieces([6_000_000]), 7_000_000),
    () => files.read('attachments/x'),
    () => files.remove('attachments/x'),
  ])
    await expect(work()).rejects.toMatchObject({ kind: 'unavailable', code: 'files-away', message: expect.stringContaining(said) })
  expect(await openFiles(join(folder, 'fine'), bucketOf(port)).trouble()).toBeNull()
})

// the store that the tests start looks at no signature
test.each([
  [{ name: 'SignatureDoesNotMatch' }, 'AERIE_S3_SECRET_KEY'],
  [{ name: 'AccessDenied' }, 'Let it list, read, write and delete there'],
  [{ name: 'ExpiredToken' }, 'has run out'],
  [{ name: 'PermanentRedirect' }, 'AERIE_S3_REGION'],
  [{ name: 'Odd', message: 'something else' }, 'does not serve: something else.'],
])('%j is said in words', (said, words) => {
  expect(troubleWith(bucketOf(1), Object.assign(new Error('x'), said))).toContain(words)
})
