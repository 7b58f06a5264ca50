import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeIntake } from '../../test/intake.ts'

const aerie = join(import.meta.dirname, '../../bin/aerie')
const folder = mkdtempSync(join(tmpdir(), 'aerie-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `bin/aerie import` on a file of these bytes. */
async function bring(url: string, name: string, bytes: Buffer): Promise<{ code: number; out: string; err: string; file: string }> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string; file: string }>()
  const env = { PATH: process.env['PATH'], AERIE_DATA: join(folder, 'data'), DATABASE_URL: url }
  execFile(aerie, ['import', '--channel', name, file], { env, timeout: 60_000 }, (error, out, err) =>
    resolve({ code: Number(error?.code ?? 0), out, err, file }),
  )
  return promise
}

const table = (text: string): string => `id,author,text,date\n1,Jürgen,${text},2026-11-20 10:00\n`

test('says how a table is written, keeps its letters, and refuses what is no table', { timeout: 120_000 }, async () => {
  await using database = await makeDatabase()
  await makeIntake(database).open() // its first teams
  const western = await bring(database.url, 'excel.csv', iconv.encode(table('Größe für 5 € – bitte'), 'windows-1252'))
  expect(western).toMatchObject({ code: 0, err: expect.stringContaining('Read as Windows-1252') as string })
  const wide = await bring(database.url, 'wide.csv', iconv.encode(table('Größe 🧤'), 'utf-16le', { addBOM: true }))
  expect(wide).toMatchObject({ code: 0, err: expect.stringContaining('Read as UTF-16') as string })
  const usual = await bring(database.url, 'usual.csv', Buffer.from(table('Größe ☂')))
  expect(usual.err).not.toContain('Read as')
  const workbook = await bring(database.url, 'book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0xdf, 0xa4, 0x8f, 0, 10]))
  expect(workbook).toMatchObject({ code: 5, err: expect.stringContaining('Save the table as “CSV UTF-8”') as string })
  expect(workbook.err).not.toContain('    at ')
  const { rows } = await database.pool.query('select text from listening.item order by id')
  expect(rows.map((row) => row.text)).toEqual(['Größe für 5 € – bitte', 'Größe 🧤', 'Größe ☂'])
})

test('a quote that is never closed is told with its row, and what an author took back is counted', { timeout: 120_000 }, async () => {
  await using database = await makeDatabase()
  await makeIntake(database).open() // its first teams
  const broken = await bring(database.url, 'broken.csv', Buffer.from(`${table('"he said')}2,ann,fine,2026-11-20 10:00\n`))
  expect(broken.err).toContain('Done: 1 new, 0 known already, 1 set aside.')
  expect(JSON.parse(readFileSync(`${broken.file}.rejected.jsonl`, 'utf8'))).toMatchObject({ place: 'line 2', raw: '1,Jürgen,"he said,2026-11-20 10:00' })
  const item = { id: '1', network: 'x', author: { handle: 'ann' }, text: 'hello', at: '2026-11-20T10:00:00Z' }
  const lines = [item, { id: '1', change: 'deleted', at: '2026-11-20T11:00:00Z' }].map((one) => JSON.stringify(one))
  const taken = await bring(database.url, 'taken-back.jsonl', Buffer.from(`\uFEFF${lines.join('\n')}`))
  expect(taken.err).toContain('Done: 1 new, 0 known already, 1 edited or taken back, 0 set aside.')
  expect(existsSync(`${taken.file}.rejected.jsonl`)).toBe(false)
})
