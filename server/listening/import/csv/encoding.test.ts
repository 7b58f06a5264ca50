import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { guessMapping } from '../columns.ts'
import { ReadError } from '../row.ts'
import { encodingOf } from './encoding.ts'
import { readCsv, readHeader } from './read-csv.ts'

async function* pieces(bytes: Buffer, size: number, from = 0): AsyncGenerator<Buffer> {
  for (let at = from; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const TABLE = 'id,author,text,date\n1,Jürgen,"Wo bleibt\nmein Paket? 5 €",2026-11-20\n2,Ann,hello,2026-11-20\r\n3,Bär,grüezi,2026-11-20\n'

async function textsOf(bytes: Buffer, size: number, from = 0): Promise<{ texts: unknown[]; ends: number[] }> {
  const header = await readHeader(pieces(bytes, size), await encodingOf(pieces(bytes, size)))
  const rows = await Array.fromAsync(readCsv(pieces(bytes, size, from), from, header, guessMapping(header.columns)))
  return { texts: rows.map((row) => (row.item as { text?: string } | undefined)?.text ?? row.reason), ends: rows.map((row) => row.end) }
}

test.each([
  ['utf-8', 'utf-8', {}],
  ['utf-8', 'utf-8', { addBOM: true }],
  ['windows-1252', 'windows-1252', {}],
  ['utf-16le', 'utf-16le', { addBOM: true }],
  ['utf-16be', 'utf-16be', { addBOM: true }],
  ['utf-16le', 'utf-16le', {}],
  ['utf-16be', 'utf-16be', {}],
] as const)('%s is recognised and read, and goes on where it was', async (expected, written, options) => {
  const bytes = iconv.encode(TABLE, written, options)
  for (const size of [1, 2, 3, 7, 1000]) {
    expect(await encodingOf(pieces(bytes, size))).toBe(expected)
    const { texts, ends } = await textsOf(bytes, size)
    expect(texts).toEqual(['Wo bleibt\nmein Paket? 5 €', 'hello', 'grüezi'])
    expect(ends.at(-1)).toBe(bytes.length)
    expect((await textsOf(bytes, size, ends[0])).texts).toEqual(['hello', 'grüezi'])
  }
})

test('a letter whose half looks like a line end is not cut in two', async () => {
  const bytes = iconv.encode('id,author,text,date\n1,a,਍Ċഊčਊȍ,2026-11-20\r\n', 'utf-16be', { addBOM: true })
  expect((await textsOf(bytes, 5)).texts).toEqual(['਍Ċഊčਊȍ'])
  expect((await textsOf(iconv.encode('id,author,text,date\n1,a,਍Ċഊčਊȍ,2026-11-20\r\n', 'utf-16le', { addBOM: true }), 5)).texts).toEqual(['਍Ċഊčਊȍ'])
})

test('UTF-8 with a broken line stays UTF-8, and that line is set aside alone', async () => {
  const bytes = Buffer.concat([Buffer.from(TABLE), Buffer.from('4,J\xfcrgen,kaputt,2026-11-20\n', 'latin1'), Buffer.from('5,Zoë,fine,2026-11-20\n')])
  expect((await textsOf(bytes, 64)).texts).toEqual(['Wo bleibt\nmein Paket? 5 €', 'hello', 'grüezi', 'the line is not UTF-8', 'fine'])
})

test('what is no text in an encoding we know is refused with a sentence', async () => {
  const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from([0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xdf, 0xa4, 0xd2, 0x6c, 10, 0x8f, 0])])
  await expect(encodingOf(pieces(workbook, 9))).rejects.toThrow(ReadError)
  await expect(encodingOf(pieces(workbook, 9))).rejects.toThrow('Save the table as “CSV UTF-8”')
})

test('whatever stands in UTF-8 or UTF-16 is read as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
      fc.integer({ min: 1, max: 30 }),
      async (text, encoding, size) => {
        const said = text.replaceAll(/[\r\n]+/g, '')
        fc.pre(said.trim() !== '')
        const bytes = iconv.encode(`id,author,text,date\n1,ann,"${said.replaceAll('"', '""')}",2026-11-20\n`, encoding, { addBOM: true })
        expect((await textsOf(bytes, size)).texts).toEqual([said])
      },
    ),
  )
})
