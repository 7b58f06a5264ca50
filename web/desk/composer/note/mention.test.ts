import { describe, expect, test } from 'vitest'
import { complete, matching, mentionAt, mentionedIn } from './mention.ts'

describe('a name is being typed', () => {
  test.each([
    ['@', { start: 0, begun: '' }],
    ['Ask @Cla', { start: 4, begun: 'cla' }],
    ['Ask @Claire Du', { start: 4, begun: 'claire du' }],
    ['(@c', { start: 1, begun: 'c' }],
  ])('%j', (text, typing) => expect(mentionAt(text, text.length)).toEqual(typing))
})

describe('no name is being typed', () => {
  test.each([['no at'], ['ada@example'], ['@ '], ['@claire\nthen'], ['@a very long text that goes on and on']])('%j', (text) =>
    expect(mentionAt(text, text.length)).toBeNull(),
  )
})

const team = [{ name: 'Claire Dubois' }, { name: 'Ben Okafor' }]
test('first and last names are found', () => expect([matching(team, 'du'), matching(team, 'be'), matching(team, 'x')]).toEqual([[team[0]], [team[1]], []]))
test('the name takes the place of what was typed', () =>
  expect(complete('Ask @cl please', { start: 4, begun: 'cl' }, 'Claire Dubois')).toEqual({ text: 'Ask @Claire Dubois please', caret: 19 }))
test('who was taken out again is not mentioned', () => expect(mentionedIn('@Ben Okafor, look', team)).toEqual([team[1]]))
