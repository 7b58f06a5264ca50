import { expect, test } from 'vitest'
import { misfit, reach } from './reach.ts'

const now = new Date('2026-03-02T09:00:00Z')
const post = { network: 'bluesky', visibility: 'public' as const, at: now, automatic: false, deleted: false, extra: {} }

test.each([
  ['an open post', {}, 'public', ''],
  ['a deleted one', { deleted: true }, 'none', 'deleted'],
  ['a closed one', { extra: { replyDisabled: true } }, 'none', 'some people'],
  ['a blocked author’s', { extra: { blocked: true } }, 'none', 'blocked'],
  ['a direct message', { visibility: 'direct' as const }, 'none', 'app'],
  ['one not said to us', { extra: { context: true }, automatic: true }, 'public', 'not said to us'],
])('%s', (_, change, answer, note) => {
  const told = reach({ ...post, ...change }, now)
  expect(told.answer).toBe(answer)
  expect(told.note ?? '').toContain(note)
})

test('a post may be long as a thread; a direct message is answered in its conversation', () => {
  expect(reach(post, now).limit).toEqual({ length: 300, unit: 'graphemes', bytes: 3000, parts: 10 })
  const message = reach({ ...post, visibility: 'direct', extra: { convo: 'c1' } }, now)
  expect(message).toMatchObject({ answer: 'direct', limit: { length: 1000, bytes: 10_000 }, takes: { media: null } })
})

test.each([
  ['plain text of 300', 'a'.repeat(300), true],
  ['plain text of 301', 'a'.repeat(301), false],
  ['80 families, each one character of 25 bytes', '👩‍👩‍👧‍👦'.repeat(80), true],
  ['300 families: few characters, many bytes', '👩‍👩‍👧‍👦'.repeat(300), false],
  ['300 letters with marks', 'é'.normalize('NFD').repeat(300), true],
])('%s', (_, text, fits) => expect(misfit(text) === null).toBe(fits))
