import { expect, test } from 'vitest'
import { talksOf } from './other-conversations.ts'

const said = (conversationId: string, text: string) => ({
  itemId: text,
  conversationId,
  at: `2026-11-23T10:00:00Z`,
  direction: 'in' as const,
  channel: { name: 'Mail', network: 'email' },
  text,
  visibility: 'public' as const,
})

test('what was said is put under its conversations, the newest first, without the one that is open', () => {
  const talks = talksOf([said('b', 'newest of b'), said('here', 'x'), said('a', 'only of a'), said('b', 'older of b')], 'here')
  expect(talks.map(({ conversationId, text, count }) => `${conversationId} ${count}: ${text}`)).toEqual(['b 2: newest of b', 'a 1: only of a'])
})
