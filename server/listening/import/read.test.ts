import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessMapping, missingFrom, toItem } from './columns.ts'
import { readCsv, readHeader } from './csv/read-csv.ts'
import { readJsonLines } from './read-lines.ts'
import { cutMbox } from './read-mbox.ts'
import { parseWhen } from './when.ts'

/** The text in pieces of `size` bytes, as a disk or a network might hand it over. */
async function* pieces(text: string | Buffer, size: number, from = 0): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text).subarray(from)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('JSON Lines: items, empty lines, what is not JSON and what is not UTF-8', async () => {
  const file = Buffer.concat([Buffer.from('\uFEFF{"id":"1"}\r\n\n{"id":\n'), Buffer.from([0xff, 0xfe, 10]), Buffer.from('{"id":"2"}')])
  const rows = await Array.fromAsync(readJsonLines(pieces(file, 3), 0))
  expect(rows.map((row) => row.item ?? row.reason?.split(/[:;]/)[0])).toEqual([{ id: '1' }, 'not JSON', 'the line is not UTF-8', { id: '2' }])
  expect(rows.at(-1)!.end).toBe(file.length)
  expect(rows[1]!.place).toBe('line 3')
})

test('a line without end is set aside and does not fill the memory', async () => {
  const rows = await Array.fromAsync(readJsonLines(pieces(`${'x'.repeat(3_000_000)}\n{"id":"1"}\n`, 65_536), 0))
  expect(rows.map((row) => row.reason ?? row.item)).toEqual([expect.stringContaining('longer than'), { id: '1' }])
})

test('reading goes on at the end of any row, whatever the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ id: fc.string(), text: fc.string({ unit: 'binary' }) }), { minLength: 1 }),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(),
      async (items, size, pick) => {
        const file = items.map((item) => JSON.stringify(item)).join('\n')
        const rows = await Array.fromAsync(readJsonLines(pieces(file, size), 0))
        expect(rows.map((row) => row.item)).toEqual(JSON.parse(JSON.stringify(items)))
        const at = rows[pick % rows.length]!
        const rest = await Array.fromAsync(readJsonLines(pieces(file, size, at.end), at.end))
        expect(rest.map((row) => row.item)).toEqual(rows.slice(rows.indexOf(at) + 1).map((row) => row.item))
      },
    ),
  )
})

const tweets = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,shop,False,Tue Oct 31 22:10:47 +0000 2017,"@115712 We can help,
just write to us",2,3
3,115712,True,Tue Oct 31 21:45:10 +0000 2017,@shop my order is "lost",1,
`

test('CSV: the public customer-support format is known by its header', async () => {
  const header = await readHeader(pieces(tweets, 7), 'utf-8')
  const mapping = guessMapping(header.columns)
  expect(mapping).toEqual({
    id: 'tweet_id',
    network: '=twitter',
    'author.id': 'author_id',
    text: 'text',
    at: 'created_at',
    inReplyTo: 'in_response_to_tweet_id',
    inbound: 'inbound',
  })
  expect(missingFrom(mapping)).toEqual([])
  const rows = await Array.fromAsync(readCsv(pieces(tweets, 11), 0, header, mapping))
  expect(rows[0]!.item).toMatchObject({
    id: '1',
    direction: 'out',
    inReplyTo: '3',
    at: '2017-10-31T22:10:47.000Z',
    text: '@115712 We can help,\njust write to us',
  })
  const rest = await Array.fromAsync(readCsv(pieces(tweets, 11, rows[0]!.end), rows[0]!.end, header, mapping))
  expect(rest.map((row) => row.item ?? row.reason)).toEqual(rows.slice(1).map((row) => row.item ?? row.reason))
})

test('CSV: a row with the wrong number of columns is set aside, its neighbours are not', async () => {
  const file = 'id;author;text;date\n1;ann;hello;2026-01-02\n2;bob\n3;cy;bye;2026-01-03 10:00:00\n'
  const header = await readHeader(pieces(file, 5), 'utf-8')
  const rows = await Array.fromAsync(readCsv(pieces(file, 5), 0, header, guessMapping(header.columns)))
  expect(header.delimiter).toBe(';')
  expect(rows.filter((row) => row.item).map((row) => (row.item as { id: string; at: string }).at)).toEqual([
    '2026-01-02T00:00:00.000Z',
    '2026-01-03T10:00:00.000Z',
  ])
  expect(rows.filter((row) => row.reason)).toHaveLength(1)
})

test('a row without text is an item with none, and a link has no blanks around it', () => {
  const mapping = guessMapping(['id', 'author', 'text', 'date', 'subject', 'url'])
  const row = { id: '1', author: 'ann', text: ' ', date: '2026-01-02', subject: 'My order', url: ' https://x.example/1 ' }
  expect(toItem(row, mapping)).toMatchObject({ text: '', subject: 'My order', url: 'https://x.example/1' })
})

test('a mapping that lacks something says what to choose', () => {
  expect(missingFrom(guessMapping(['foo', 'bar']))).toHaveLength(4)
  expect(toItem({ a: '7', who: '@Ann', t: 'hi', d: '1509487847' }, { id: 'a', network: '=import', 'author.handle': 'who', text: 't', at: 'd' })).toMatchObject({
    id: '7',
    author: { handle: 'Ann' },
    at: '2017-10-31T22:10:47.000Z',
  })
})

test.each([
  ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
  ['2026-03-01 10:00:00', '2026-03-01T10:00:00.000Z'],
  ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47.000Z'],
  ['Sun, 01 Mar 2026 10:00:00 +0100', '2026-03-01T09:00:00.000Z'],
  ['1509487847000', '2017-10-31T22:10:47.000Z'],
  ['yesterday', 'yesterday'],
])('the date %s', (text, expected) => expect(parseWhen(text)).toBe(expected))

test('mbox: messages, quoted From lines, any line end', async () => {
  const file = 'From a@x Mon Mar  2 10:00:00 2026\nSubject: one\n\nhello\n>From here\n\nFrom b@x Mon Mar  2 10:01:00 2026\r\nSubject: two\r\n\r\nbye\r\n'
  const messages = await Array.fromAsync(cutMbox(pieces(file, 9), 0))
  expect(messages.map((message) => message.bytes.toString())).toEqual(['Subject: one\r\n\r\nhello\r\nFrom here\r\n\r\n', 'Subject: two\r\n\r\nbye\r\n'])
  const rest = await Array.fromAsync(cutMbox(pieces(file, 9, messages[0]!.end), messages[0]!.end))
  expect(rest.map((message) => message.bytes.toString())).toEqual(['Subject: two\r\n\r\nbye\r\n'])
})
