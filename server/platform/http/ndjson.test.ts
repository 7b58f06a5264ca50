import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBroken, readNdjson } from './ndjson.ts'

test('whatever is written one a line is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom('\n', '\r\n', '\n\n'), (values, end) => {
      expect(readNdjson(values.map((value) => JSON.stringify(value)).join(end))).toEqual(JSON.parse(JSON.stringify(values)))
    }),
  )
})

test('a byte order mark is no part of the first line', () => {
  expect(readNdjson('\uFEFF{"id":1}\n{"id":2}')).toEqual([{ id: 1 }, { id: 2 }])
})

test('a broken line keeps its place and sinks nobody', () => {
  const read = readNdjson('{"id":1}\n\nnot json\n{"id":2}')
  expect(read).toEqual([{ id: 1 }, { __broken: { line: 3, raw: 'not json', reason: expect.stringContaining('not JSON') } }, { id: 2 }])
  expect(read.map(isBroken)).toEqual([false, true, false])
})

test('nobody passes an item off as a broken line', () => {
  expect(readNdjson('{"__broken":{"line":1,"raw":"x","reason":"y"}}')).toEqual([{ __broken: expect.objectContaining({ reason: 'not an item' }) }])
})
