import { expect, test } from 'vitest'
import { suspicionOf } from './suspicion.ts'

const person = { trapped: false, took: 20_000 }
const stranger = { visits: 0, spam: 0, answered: 0 }

test.each([
  ['somebody with a question', 'Do you ship to Norway?', person, stranger, null],
  ['somebody who shows where', 'It is https://a.test and https://b.test', person, stranger, null],
  ['somebody who pasted it', 'Do you ship?', { trapped: false, took: 500 }, stranger, null],
  ['an office behind one address', 'Do you ship?', person, { visits: 10, spam: 0, answered: 2 }, null],
  ['an office, in a hurry', 'Do you ship?', { trapped: false, took: 500 }, { visits: 10, spam: 0, answered: 2 }, null],
  ['many at once, in a hurry', 'Do you ship?', { trapped: false, took: 500 }, { visits: 10, spam: 0, answered: 0 }, 'web:quick'],
  ['somebody we know, whose neighbour sent spam', 'Hello', person, { visits: 1, spam: 1, answered: 1 }, null],
  ['who fills in what people do not see', 'Hello', { trapped: true, took: 20_000 }, stranger, 'web:trap'],
  ['who was spam before', 'Hello', person, { visits: 0, spam: 1, answered: 0 }, 'web:known'],
  ['a storm', 'Hello', person, { visits: 30, spam: 0, answered: 0 }, 'web:many'],
  ['quick, and with a link', 'See www.a.test', { trapped: false, took: 100 }, stranger, 'web:quick'],
  ['many at once, full of links', 'https://a.test https://b.test', person, { visits: 6, spam: 0, answered: 0 }, 'web:links'],
])('%s', (_, text, manner, reputation, expected) => expect(suspicionOf(text, manner, reputation)).toBe(expected))
