import { expect, test } from 'vitest'
import { factKey } from './fact-key.ts'

const ben = { id: 'ben', name: 'Ben' }

test.each([
  ['conversation.claimed', ben, {}, 'claimed'],
  ['conversation.joined', null, {}, null],
  ['conversation.replied', ben, {}, null],
  ['note.written', ben, {}, null],
  ['conversation.handed', ben, { why: '' }, 'handed'],
  ['conversation.handed', ben, { why: 'speaks French' }, 'handedWhy'],
  ['conversation.handed', null, { why: '' }, 'moved'],
  ['conversation.tagged', ben, { added: ['a'], removed: [] }, 'tagged'],
  ['conversation.tagged', ben, { added: [], removed: ['a'] }, 'untagged'],
  ['conversation.tagged', ben, { added: ['b'], removed: ['a'] }, 'retagged'],
  ['conversation.returned', null, { because: 'failed' }, 'returned'],
  ['conversation.returned', null, { because: 'taken_back' }, 'takenBack'],
  ['conversation.reopened', null, { because: 'item' }, 'reopenedByItself'],
  ['conversation.held', null, { because: null }, 'held'],
  ['conversation.held', null, { because: 'Coins' }, 'heldByRule'],
  ['conversation.held', null, { because: 'web:trap' }, 'heldFor.trap'],
  ['conversation.not_spam', ben, {}, 'not_spam'],
  ['conversation.not_spam', null, { because: 'item' }, 'not_spamByItself'],
  ['conversation.ruled', null, { rules: [] }, 'ruled'],
  ['conversation.urged', null, { because: 'asked_again' }, 'urged'],
  ['conversation.withdrawn', null, {}, 'withdrawn'],
  ['conversation.weighed', null, { from: 'normal', to: 'high' }, 'weighed'],
  ['conversation.reopened', ben, {}, 'reopened'],
])('%s by %j with %j is told by %j', (kind, by, data, key) => expect(factKey({ kind, by, data })).toBe(key))
