import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessMapping } from '../columns.ts'
import { LONGEST_ROW, type Row } from '../row.ts'
import { readCsv, readHeader } from './read-csv.ts'

/** The text in pieces of `size` bytes, as a disk or a network might hand it over. */
async function* pieces(text: string, size: number, from = 0): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text).subarray(from)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(file: string, size = 65_536, from = 0): Promise<Row[]> {
  const header = await readHeader(pieces(file, size), 'utf-8')
  return Array.fromAsync(readCsv(pieces(file, size, from), from, header, guessMapping(header.columns)))
}

const idOf = (row: Row): string | undefined => (row.item as { id: string } | undefined)?.id
const idsOf = (rows: readonly Row[]): (string | undefined)[] => rows.map(idOf)
const HEADER = 'id,author,text,date'

test('a quote that is never closed costs its row alone, whatever follows', async () => {
  const good = Array.from({ length: 4000 }, (_, n) => `${n},u${n},${'hello '.repeat(100)}${n},2026-11-20 10:00`)
  good[500] = '500,u500,"he said … never closed,2026-11-20 10:00'
  const rows = await read([HEADER, ...good].join('\n'))
  expect(rows).toHaveLength(4000)
  expect(rows.filter((row) => !row.item)).toEqual([expect.objectContaining({ place: 'line 502', raw: good[500], reason: expect.stringContaining('a quote') })])
  expect(idsOf(rows.slice(499, 502))).toEqual(['499', undefined, '501'])
})

test.each([
  ['a plain row', '2,b,fine,2026-11-20'],
  ['a quoted row', '2,b,"fine, thanks",2026-11-20'],
  ['an empty text', '2,b,"",2026-11-20'],
  ['a text over lines', '2,b,"fine,\nthanks",2026-11-20'],
  ['a text that begins with a comma', '2,b,", fine",2026-11-20'],
  ['a text over lines that begins with a comma', '2,b,", fine,\nthanks",2026-11-20'],
  ['a text with quotes', '2,b,"so ""fine""",2026-11-20'],
])('the neighbour of an unclosed quote comes in: %s', async (_, neighbour) => {
  const rows = await read(`${HEADER}\n1,a,"never closed,2026-11-20\n${neighbour}\n3,c,bye,2026-11-20\n`)
  expect(idsOf(rows)).toEqual([undefined, '2', '3'])
})

test('two rows whose stray quotes fit each other are two', async () => {
  const rows = await read(`${HEADER}\n1,a,"he said,2026-11-20\n2,b,",2026-11-20\n3,c,bye,2026-11-20\n`)
  expect(rows.map((row) => idOf(row) ?? row.place)).toEqual(['line 2', 'line 3', '3'])
})

test('texts over lines stay whole: with commas, quotes, empty lines, and the text in any column', async () => {
  const text = 'Dear all,\n\nsince May 3, 2026, nothing, 2026\n""Gloves"" are\tmissing, so, what, now?\nAnna'
  const rows = await read(`${HEADER}\n1,a,"${text}",2026-11-20\n2,b,short,2026-11-20`)
  expect(rows.map((row) => (row.item as { text: string } | undefined)?.text)).toEqual([text.replaceAll('""', '"'), 'short'])
  const first = await read('text,id,author,date\n"one\ntwo",1,a,2026-11-20\n"one\ntwo",2,b,2026-11-20')
  expect(idsOf(first)).toEqual(['1', '2'])
})

test('a text over lines in a row with a wrong date is one row to mend, not many', async () => {
  const rows = await read(`${HEADER}\n1,a,"one\ntwo\nthree",yesterday\n2,b,short,2026-11-20`)
  expect(rows).toHaveLength(2)
  expect(rows[0]!.item).toMatchObject({ id: '1', text: 'one\ntwo\nthree', at: 'yesterday' })
})

test('a line longer than any item is set aside, and so is a quoted text that never ends', async () => {
  const endless = `1,a,"${'no row, just words\n'.repeat(100_000)}`
  const rows = await read(`${HEADER}\n${'x'.repeat(LONGEST_ROW + 1)}\n2,b,fine,2026-11-20\n${endless}3,c,fine,2026-11-20`)
  expect(idsOf(rows.filter((row) => row.item))).toEqual(['2', '3'])
  expect(rows).toHaveLength(2 + 1 + 100_000)
}, 60_000)

const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', 'ü', '😀', '7'), maxLength: 12 })
const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const goodRow = fc.record({ text: cell, author: fc.constantFrom('ann', 'bo "the" b', 'cy, jr') }).map(({ text, author }) => ({ isGood: true, text, author }))
const brokenRow = fc.constantFrom('"he said', '"he said, twice', 'a,b,c', '"a "b" c', 'two').map((text) => ({ isGood: false, text, author: 'x' }))

test('good rows in and broken ones told are all rows, and reading may go on after any of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(goodRow, goodRow, brokenRow), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      async (all, size, pick) => {
        const lines = all.map(({ isGood, text, author }, n) =>
          isGood ? `n${n},${quote(author)},${quote(text)},2026-11-20 10:00` : text === 'two' ? `n${n},two` : `n${n},${author},${text},2026-11-20 10:00`,
        )
        const file = `${[HEADER, ...lines].join('\n')}\n`
        const rows = await read(file, size)
        expect(idsOf(rows)).toEqual(all.map(({ isGood }, n) => (isGood ? `n${n}` : undefined)))
        expect(rows.filter((row) => !row.item).map((row) => row.raw)).toEqual(lines.filter((_, n) => !all[n]!.isGood))
        expect(rows.at(-1)!.end).toBe(Buffer.byteLength(file))
        const at = pick % rows.length
        expect(idsOf(await read(file, size, rows[at]!.end))).toEqual(idsOf(rows.slice(at + 1)))
      },
    ),
    { numRuns: 500 },
  )
})

test('two columns of one name are told apart, and the first is guessed; one without a name has a number', async () => {
  const file = 'id,id,author,text,text,,date\n1,x,ann,first,second,?,2026-11-20'
  const { columns } = await readHeader(pieces(file, 9), 'utf-8')
  expect(columns).toEqual(['id', 'id (2)', 'author', 'text', 'text (2)', 'column 6', 'date'])
  expect(guessMapping(columns)).toMatchObject({ id: 'id', text: 'text' })
  expect((await read(file))[0]!.item).toMatchObject({ id: '1', text: 'first' })
  expect((await readHeader(pieces('a,a (2),a,a', 3), 'utf-8')).columns).toEqual(['a', 'a (2)', 'a (3)', 'a (4)'])
})
