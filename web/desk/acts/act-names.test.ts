import { describe, expect, test } from 'vitest'
import type { Conversation } from '../conversation.ts'
import { ACT_KEYS, possibleActs } from './act-names.ts'

const me = { id: 'me', abilities: ['desk.read', 'desk.work'] }
const lead = { ...me, abilities: [...me.abilities, 'desk.lead'] }
const row = (state: Conversation['state'], owner: string | null) => ({ state, owner: owner ? { id: owner, name: owner } : null }) as Conversation

describe('what may be done', () => {
  test.each([
    ['nobody’s', row('waiting_for_us', null), me, 'claim close snooze hand tag'],
    ['mine', row('waiting_for_us', 'me'), me, 'release close snooze hand tag'],
    ['a colleague’s', row('waiting_for_us', 'ben'), me, 'takeOver tag'],
    ['a colleague’s, for a lead', row('waiting_for_us', 'ben'), lead, 'takeOver close snooze hand tag release'],
    ['resting', row('snoozed', 'me'), me, 'release close wake hand tag'],
    ['closed', row('closed', 'me'), me, 'reopen tag'],
    ['held aside', row('held', null), me, 'notSpam spam tag'],
  ])('%s', (_, conversation, who, acts) => expect(possibleActs(conversation, who).join(' ')).toBe(acts))

  test('no two acts that are possible at once share a key', () => {
    for (const state of ['waiting_for_us', 'waiting_for_them', 'snoozed', 'held', 'closed'] as const)
      for (const owner of [null, 'me', 'ben']) {
        const keys = possibleActs(row(state, owner), lead).map((name) => ACT_KEYS[name])
        expect(new Set(keys).size).toBe(keys.length)
      }
  })
})
