import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer, type TestServer } from '../../../test/server.ts'
import { takeIn } from '../../app/intake.ts'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { guessMapping } from './columns.ts'
import { keepImport } from './progress.ts'
import { runImport, type TakeBatch } from './run-import.ts'

const now = new Date('2026-03-02T09:00:00Z')
const noMail = () => Promise.reject(new Error('no mail here'))

function fileOf(lines: readonly string[], name = 'items.jsonl'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'aerie-import-')), name)
  writeFileSync(file, lines.join('\n'))
  return file
}

const line = (n: number): string =>
  JSON.stringify({ id: `t${n}`, network: 'twitter', author: { handle: `person${n % 7}` }, text: `where is order ${n}?`, at: '2026-03-01T10:00:00Z' })

async function begin(server: TestServer, format: 'jsonl' | 'csv', columns?: string[]): Promise<string> {
  return inTransaction(server.platform.db, async (tx) => {
    const channelId = await findOrMakeChannel({ tx, by: AERIE, now }, { network: 'file', name: 'Old tweets' })
    const mapping = columns ? (guessMapping(columns) as Record<string, string>) : null
    const row = await keepImport(tx, {
      id: newId(),
      channelId,
      fileName: 'x',
      format,
      mapping,
      encoding: format === 'csv' ? 'utf-8' : null,
      storedFile: null,
      totalBytes: 1,
      state: 'running',
      startedBy: null,
      now,
    })
    return row.id
  })
}

const run = (server: TestServer, id: string, file: string, take: TakeBatch = takeIn, onRejected?: (one: { place: string; reason: string }) => void) =>
  runImport(server.platform, id, file, { takeIn: take, readMail: noMail, signal: new AbortController().signal, onRejected })

test('good rows go in, broken ones are told and set aside, a second run adds nothing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const file = fileOf([line(1), '{"id":', line(2), '{"id":"x","network":"twitter","author":{},"text":"?","at":"yesterday"}', line(1)])
  const rejected: string[] = []
  const first = await run(server, await begin(server, 'jsonl'), file, takeIn, (one) => rejected.push(one.place))
  expect(first).toMatchObject({ state: 'done', new_count: 2, known_count: 1, aside_count: 2 })
  expect(rejected).toEqual(['line 2', 'line 4'])
  const again = await run(server, await begin(server, 'jsonl'), file)
  expect(again).toMatchObject({ new_count: 0, known_count: 3, aside_count: 2 })
  const { rows } = await database.pool.query('select reason from listening.set_aside where settled_at is null order by place')
  expect(rows.map((row) => row.reason)).toEqual([expect.stringContaining('not JSON'), expect.stringContaining('author')])
})

test('lines that say what an author changed are followed, whatever their place', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lines = [
    '{"id":"t2","change":"deleted","at":"2026-03-01T11:00:00Z"}',
    line(1),
    line(2),
    '{"id":"t1","change":"edited","text":"found it","at":"2026-03-01T10:30:00Z"}',
  ]
  const done = await run(server, await begin(server, 'jsonl'), fileOf([...lines, '{"id":"t1","change":"edited","at":"2026-03-01T10:30:00Z"}']))
  expect(done).toMatchObject({ new_count: 2, known_count: 0, changed_count: 2, aside_count: 1 })
  const { rows } = await database.pool.query('select text, deleted_at is not null as gone from listening.item order by network_id')
  expect(rows).toEqual([
    { text: 'found it', gone: false },
    { text: '', gone: true },
  ])
})

test('an import that is killed goes on after the last batch that was kept and counts nothing twice', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const file = fileOf(Array.from({ length: 1800 }, (_, n) => line(n)))
  const id = await begin(server, 'jsonl')
  let batches = 0
  const dying: TakeBatch = async (...given) => {
    const taken = await takeIn(...given)
    if (++batches === 3) throw new Error('killed before the commit')
    return taken
  }
  await expect(run(server, id, file, dying)).rejects.toThrow('killed')
  const done = await run(server, id, file)
  expect(done).toMatchObject({ state: 'done', new_count: 1800, known_count: 0 })
}, 60_000)

test('our own answers in a customer-support export close the loop', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id'
  const file = fileOf(
    [
      header,
      '2,shop,False,Tue Oct 31 22:10:47 +0000 2017,"on its way",,1',
      '1,77,True,Tue Oct 31 21:45:10 +0000 2017,where is my order,2,',
      '3,78,True,Tue Oct 31 21:45:10 +0000 2017,and mine,,',
    ],
    'twcs.csv',
  )
  const done = await run(server, await begin(server, 'csv', header.split(',')), file)
  expect(done).toMatchObject({ new_count: 3, aside_count: 0 })
  const { rows } = await database.pool.query('select state, items from desk.conversation order by items')
  expect(rows).toEqual([
    { state: 'waiting_for_us', items: 1 },
    { state: 'waiting_for_them', items: 2 },
  ])
})
