import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readTable } from './table.ts'

const read = (text: string) => readTable(Buffer.from(text))

describe('separated by', () => {
  test.each([
    ['commas', 'text,label\nHello there,positive\nGo away,negative\n', 'CSV with a header'],
    ['semicolons', 'text;label\nHello, there;positive\nGo, away;negative\n', 'CSV with semicolons with a header'],
    ['tabs', 'text\tlabel\nHello, there\tpositive\nGo; away\tnegative\n', 'tab-separated with a header'],
    ['commas, with CRLF and empty lines', 'text,label\r\n\r\nHello there,positive\r\n\r\nGo away,negative\r\n', 'CSV with a header'],
    ['commas, with a byte-order mark', '\uFEFFtext,label\nHello there,positive\nGo away,negative\n', 'CSV with a header'],
  ])('%s', (_, text, form) => {
    const { rows, ...table } = read(text)
    expect(table).toEqual({ form, columns: ['text', 'label'], broken: 0 })
    expect(rows.map((row) => row['label'])).toEqual(['positive', 'negative'])
  })

  test('commas within a list of labels separate nothing', () => {
    expect(read('text\tlabel\nHello there\tpraise|question\nGo away, now\tcomplaint\n').rows[0]).toEqual({ text: 'Hello there', label: 'praise|question' })
  })
})

test('quotes hold separators, line ends and quotes', () => {
  const { rows, broken } = read('text,label\n"Hello, ""you""\nthere",positive\nSo 5" wide,neutral\nGo,negative\n')
  expect(rows[0]).toEqual({ text: 'Hello, "you"\nthere', label: 'positive' })
  expect(rows[1]!['text']).toBe('So 5" wide')
  expect([rows.length, broken]).toEqual([3, 0])
})

test('a stray quote does not swallow the rows that follow', () => {
  const lines = Array.from({ length: 60 }, (_, i) => (i === 3 ? '"So he said\tneutral' : `Message number ${i}\tpositive`))
  expect(read(`text\tlabel\n${lines.join('\n')}\n`).rows.length).toBe(60)
})

test('broken rows are set aside and counted', () => {
  expect(read('text,label\nHello there,positive\nno label\nGo,away,negative\nFine,neutral\n')).toMatchObject({
    broken: 2,
    rows: [{ label: 'positive' }, { label: 'neutral' }],
  })
  expect(read('{"text":"Hello","label":"spam"}\nnothing\n\n[1]\n{"text":"Go","label":"ham"}\n')).toMatchObject({
    broken: 2,
    rows: [{ label: 'spam' }, { label: 'ham' }],
  })
})

test('without a header columns are numbered', () => {
  const { form, columns, rows } = read('positive,"Hello, there"\nnegative,Go away\npositive,Fine by me\n')
  expect([form, columns, rows.length]).toEqual(['CSV without a header', ['column 1', 'column 2'], 3])
})

test('JSON: lines or a list; lists of labels are joined', () => {
  const row = { text: 'Hello', intents: ['praise', 'question'], urgent: 0, isSpam: false, also: null }
  const as = { text: 'Hello', intents: 'praise|question', urgent: '0', isSpam: 'false', also: '' }
  expect(read(`${JSON.stringify(row)}\n`).rows).toEqual([as])
  expect(read(JSON.stringify([row, row], null, 2)).rows).toEqual([as, as])
})

test.each([
  ['Latin-1', iconv.encode('text,label\nschön für mich,positive\n', 'latin1')],
  ['UTF-16', iconv.encode('text,label\nschön für mich,positive\n', 'utf16le', { addBOM: true })],
])('%s is read', (_, bytes) => expect(readTable(bytes).rows).toEqual([{ text: 'schön für mich', label: 'positive' }]))

test.each([
  ['', 'empty'],
  ['just\nsome\nlines\n', 'one column only'],
  ['[{"text": ', 'is none'],
])('%j is refused', (text, why) => expect(() => read(text)).toThrow(why))
