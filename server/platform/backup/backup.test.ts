import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../../test/database.ts'
import { LEFT_OUT } from '../../cli/kept.ts'
import { inTransaction } from '../db.ts'
import { record, type Fact } from '../facts.ts'
import { openFiles } from '../files.ts'
import { applyWithin, appliedMigrations, shippedMigrations } from '../migrate.ts'
import { openJobs } from '../jobs.ts'
import { openLog } from '../log.ts'
import { connect } from '../postgres/connect.ts'
import { advance } from '../live/readers.ts'
import { checkBackup } from './check.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'
import { listSchemas, quoted } from './tables.ts'

const now = new Date('2026-03-02T09:00:00Z')
const AWKWARD = 'tab\there, line\nbreak, back\\slash, \\N, “quotes”, Zoë 🦅, ﷽, \r\n\\.'

/** A database and a data folder: a place to back up or to restore to. */
async function makePlace(): Promise<TestDatabase & { folder: string }> {
  const database = await makeDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'aerie-backup-'))
  const dispose = database[Symbol.asyncDispose].bind(database)
  return { ...database, folder, [Symbol.asyncDispose]: () => Promise.all([dispose(), rm(folder, { recursive: true })]).then(() => undefined) }
}
type Place = Awaited<ReturnType<typeof makePlace>>

const fileOf = (place: Place): string => join(place.folder, 'backup.tar.gz')
const backUp = (place: Place) =>
  makeBackup({ url: place.url, dataFolder: place.folder, leaveOut: LEFT_OUT, version: '0', now, keyPrint: '', key: null }, fileOf(place))
const putBack = async (from: Place, to: Place, settle: (client: pg.Client) => Promise<void> = async () => undefined) =>
  restoreBackup({ url: to.url, dataFolder: to.folder, now, jobSchema: 'job', settle }, fileOf(from), await checkBackup(fileOf(from)))

/** Everything in a table, as PostgreSQL writes it. */
const contents = async ({ pool }: TestDatabase, table: string): Promise<string[]> =>
  (await pool.query(`select t::text as row from ${table} t order by 1`)).rows.map((row: { row: string }) => row.row)

async function fill({ pool, folder, db }: Place): Promise<void> {
  await pool.query(`insert into people.person (id, name, first_seen_at) select gen_random_uuid(), $1 || n, $2 from generate_series(1, 500) n`, [AWKWARD, now])
  await pool.query(`insert into workspace.api_key (id, name, role, prefix, hash, created_at) values (gen_random_uuid(), $1, 'lead', '', $2, $3)`, [
    AWKWARD,
    randomBytes(1000),
    now,
  ])
  await pool.query(
    `insert into workspace.member (id, email, name, role, languages, joined_at) values (gen_random_uuid(), 'a', 'A', 'lead', array['a,b', null, '"x"', '{}'], $1)`,
    [now],
  )
  await pool.query(`insert into platform.setting values ('awkward', $1)`, [JSON.stringify({ text: AWKWARD, deep: { list: [1, null] } })])
  await pool.query(
    `insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at)
    values (gen_random_uuid(), gen_random_uuid(), 'mail', 'm1', 'in', 'direct', gen_random_uuid(), gen_random_uuid(), $1, $2, $2)`,
    [AWKWARD, now],
  )
  await pool.query(
    `insert into triage.correction (id, what, item_id, said, "right", by, at) values (gen_random_uuid(), 'intent', gen_random_uuid(), null, 'job', gen_random_uuid(), $1)`,
    [now],
  )
  await pool.query(`insert into triage.layer values (1, $1, 'linear', 1, 0, '{}', true, $2)`, [now, randomBytes(5_000)])
  await pool.query('update triage.learning set in_use = 1')
  await inTransaction(db, (tx) => record(tx, now, [{ kind: 'test.began', data: { text: AWKWARD } }]))
  await openFiles(folder).put('ab/letter.pdf', randomBytes(300_000))
  await openFiles(folder).put('empty', Buffer.alloc(0))
}

test('what was backed up is there again, row by row and file by file', async () => {
  await using from = await makePlace()
  await using to = await makePlace()
  await fill(from)
  const manifest = await backUp(from)
  await putBack(from, to)
  for (const { name } of manifest.tables.filter((table) => !table.name.startsWith('platform.fact')))
    expect({ name, rows: await contents(to, quoted(name)) }).toEqual({ name, rows: await contents(from, quoted(name)) })
  expect(await readFile(join(to.folder, 'files/ab/letter.pdf'))).toEqual(await readFile(join(from.folder, 'files/ab/letter.pdf')))
  expect((await stat(join(to.folder, 'files/empty'))).size).toBe(0)
  await inTransaction(to.db, (tx) => record(tx, now, [{ kind: 'test.went_on' }]))
  expect((await to.pool.query('select kind from platform.fact order by seq')).rows).toEqual([{ kind: 'test.began' }, { kind: 'test.went_on' }])
})

test('readers go on where they were: nothing twice, nothing left out, and what happens afterwards comes last', async () => {
  await using from = await makePlace()
  await using to = await makePlace()
  // As in a cluster that has counted far: transactions in another order than their facts, numbered beyond any of the new cluster's.
  const TX = ['9000000000', '9000000007', '9000000003', '9000000003', '9000000001', '9000000009', '9000000008', '9000000011']
  await from.pool.query(
    `insert into platform.fact (tx, at, kind, data) select tx::xid8, $2, 'test.' || n, jsonb_build_object('n', n) from unnest($1::text[]) with ordinality as t (tx, n)`,
    [TX, now],
  )
  const inOrder = TX.map((tx, i) => ({ n: i + 1, tx })).toSorted((a, b) => a.tx.localeCompare(b.tx) || a.n - b.n)
  const places = { none: null, some: inOrder[2]!, more: inOrder[5]!, same: inOrder[5]!, all: inOrder[7]! }
  for (const [name, place] of Object.entries(places))
    await from.pool.query(`insert into platform.fact_reader values ($1, $2::xid8, $3)`, [name, place?.tx ?? '0', place?.n ?? 0])
  await backUp(from)
  await putBack(from, to)
  await inTransaction(to.db, (tx) => record(tx, now, [{ kind: 'test.after', data: { n: 9 } }]))
  for (const [name, place] of Object.entries(places)) {
    const had = place ? inOrder.slice(0, inOrder.indexOf(place) + 1).map((one) => one.n) : []
    const seen: number[] = []
    const reader = { name, react: async (_: unknown, facts: Fact[]) => void seen.push(...facts.map((fact) => fact.data['n'] as number)) }
    await expect.poll(async () => (await advance(to.db, reader), seen.at(-1))).toBe(9)
    expect({ name, seen: seen.toSorted((a, b) => a - b), last: seen.at(-1) }).toEqual({
      name,
      seen: [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((n) => !had.includes(n)),
      last: 9,
    })
  }
})

test('a backup of an older level is brought up to this one', async () => {
  await using from = await makePlace()
  await using to = await makePlace()
  const [first, ...later] = await shippedMigrations()
  const client = await connect(from.url, 'test')
  await client.query(`drop schema ${(await listSchemas(client)).filter((name) => name !== 'job').join(', ')} cascade`)
  await client.query('delete from public.aerie_migration')
  await applyWithin(client, first!, now)
  await client.query(`insert into platform.setting values ('kept', '1')`)
  await client.end()
  await backUp(from)
  await putBack(from, to)
  expect(await appliedMigrations(to.pool)).toEqual([first, ...later])
  expect((await to.pool.query(`select value from platform.setting where name = 'kept'`)).rows).toEqual([{ value: 1 }])
  expect((await to.pool.query('select count(*) from workspace.company')).rows[0].count).toBe(1)
})

test('a file that is broken off, changed or something else is refused before anything is touched', async () => {
  await using from = await makePlace()
  await fill(from)
  await backUp(from)
  const whole = await readFile(fileOf(from))
  await truncate(fileOf(from), whole.length - 2_000)
  await expect(checkBackup(fileOf(from))).rejects.toMatchObject({ code: 'bad-backup' })
  const changed = Buffer.from(whole)
  changed[Math.floor(whole.length / 2)]! ^= 1
  await writeFile(fileOf(from), changed)
  await expect(checkBackup(fileOf(from))).rejects.toMatchObject({ code: 'bad-backup' })
  await writeFile(fileOf(from), 'not a backup')
  await expect(checkBackup(fileOf(from))).rejects.toMatchObject({ code: 'bad-backup' })
  await expect(checkBackup(join(from.folder, 'nowhere'))).rejects.toThrow('cannot be read')
})

test('a restore that fails leaves everything as it was', async () => {
  await using from = await makePlace()
  await using to = await makePlace()
  await backUp(from)
  await fill(to)
  const before = await contents(to, 'people.person')
  await expect(
    putBack(from, to, async () => {
      throw new Error('no room')
    }),
  ).rejects.toThrow('no room')
  expect(await contents(to, 'people.person')).toEqual(before)
  expect((await stat(join(to.folder, 'files/ab/letter.pdf'))).size).toBe(300_000)
})

test('a backup from a newer Aerie is refused', async () => {
  await using from = await makePlace()
  await from.pool.query(`insert into public.aerie_migration values ('9999-of-tomorrow.sql', $1)`, [now])
  await backUp(from)
  await expect(putBack(from, from)).rejects.toMatchObject({ code: 'newer-backup' })
})

test('waiting work comes along, also when the job library’s tables looked otherwise', async () => {
  await using from = await makePlace()
  await using to = await makePlace()
  const jobs = await openJobs(from.url, openLog('silent'), { works: false })
  await jobs.declare([{ name: 'test.tell', run: async () => undefined }])
  await inTransaction(from.db, (tx) => jobs.send(tx, 'test.tell', { text: AWKWARD }))
  await jobs.stop()
  await from.pool.query('alter table job.job add column gone text')
  await backUp(from)
  await putBack(from, to)
  expect((await to.pool.query('select name, data, state from job.job')).rows).toEqual([{ name: 'test.tell', data: { text: AWKWARD }, state: 'created' }])
})

test('no other table holds numbers of transactions, which mean nothing in another PostgreSQL', async () => {
  await using from = await makePlace()
  const { rows } = await from.pool.query(
    `select attrelid::regclass::text || '.' || attname as at from pg_attribute where atttypid in ('xid8'::regtype, 'xid'::regtype, 'pg_snapshot'::regtype) and attnum > 0 and attrelid >= 16384 order by 1`,
  )
  expect(rows.map((row) => row.at)).toEqual(['platform.fact.tx', 'platform.fact_pkey.tx', 'platform.fact_reader.tx'])
})

test('a file that cannot be written is named, with the reason', async () => {
  await using from = await makePlace()
  const file = join(from.folder, 'gone/backup.tar.gz')
  const source = { url: from.url, dataFolder: from.folder, leaveOut: LEFT_OUT, version: '0', now, keyPrint: '', key: null }
  await expect(makeBackup(source, file)).rejects.toThrow(`${file}.part cannot be written (ENOENT`)
})
