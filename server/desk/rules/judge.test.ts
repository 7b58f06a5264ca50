import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { URGENCIES } from '#triage'
import type { Routable } from './condition.ts'
import { judge, readied, type Rule, type RuleEffects } from './judge.ts'

const one: Routable = {
  channelId: 'c1',
  network: 'bluesky',
  visibility: 'public',
  subject: null,
  text: 'Can I buy two? Free coins!',
  handle: 'anna',
  followers: 10,
  tierId: null,
  accountOwnerId: null,
  isKnown: false,
  language: 'en',
  topics: ['t-1'],
  intents: ['question', 'buying_signal'],
  sentiment: 0.1,
  urgency: 'normal',
}
const rule = (id: string, does: RuleEffects, more: Partial<Rule> = {}): Rule => ({ id, name: `Rule ${id}`, fits: {}, teamId: null, does, ...more })
const verdictOf = (rules: Rule[], opening = true, read = one) => judge(rules.map(readied), read, { opening, isOpen: () => true })

describe('what rules make of an item', () => {
  test('the first that names a team gives it; everything else adds up', () => {
    const verdict = verdictOf([
      rule('a', { tags: ['shop'], urgency: 'raise' }),
      rule('b', {}, { teamId: 'sales', fits: { words: ['nothing'] } }),
      rule('c', { watchOut: 'Has bought before' }, { teamId: 'care' }),
      rule('d', { hintTeamId: 'sales', urgency: 'raise' }, { teamId: 'sales', fits: { intents: ['buying_signal'], person: 'stranger' } }),
    ])
    expect(verdict).toMatchObject({ team: { id: 'care', because: 'Rule c' }, urgency: 'critical', intent: null, held: null })
    expect(verdict.fired).toEqual([
      { ruleId: 'a', name: 'Rule a', did: { tags: ['shop'], urgency: 'raise' } },
      { ruleId: 'c', name: 'Rule c', did: { watchOut: 'Has bought before', teamId: 'care' } },
      { ruleId: 'd', name: 'Rule d', did: { hintTeamId: 'sales', urgency: 'raise' } },
    ])
  })
  test('a rule that says what it is comes before all others, wherever it stands', () => {
    const verdict = verdictOf([
      rule('a', { tags: ['angry'] }, { fits: { intents: ['complaint'] } }),
      rule('b', { tags: ['asks'] }, { fits: { intents: ['question'] } }),
      rule('c', { intent: 'complaint' }, { fits: { words: ['coins'] } }),
      rule('d', { intent: 'spam' }, { fits: { words: ['free'] } }),
    ])
    expect(verdict.intent).toBe('complaint')
    expect(verdict.fired.map((fired) => fired.ruleId)).toEqual(['a', 'c'])
  })
  test('only what opens a conversation is given to a team or held aside', () => {
    const rules = [rule('a', { hold: true, tags: ['x'] }, { teamId: 'sales' })]
    expect(verdictOf(rules)).toMatchObject({ held: 'Rule a', team: { id: 'sales' } })
    expect(verdictOf(rules, false)).toMatchObject({ held: null, team: null, fired: [{ did: { tags: ['x'] } }] })
  })
  test('working hours are those of the team the rule names', () => {
    const rules = [rule('a', { tags: ['late'] }, { fits: { hours: 'outside' }, teamId: 'sales' }), rule('b', { tags: ['open'] }, { fits: { hours: 'inside' } })]
    const verdict = judge(rules.map(readied), one, { opening: false, isOpen: (teamId) => teamId !== 'sales' })
    expect(verdict.fired.map((fired) => fired.ruleId)).toEqual(['a', 'b'])
  })
})

describe('whatever the rules', () => {
  const effects: fc.Arbitrary<RuleEffects> = fc.record(
    {
      urgency: fc.constantFrom('raise' as const, 'lower' as const),
      tags: fc.constantFrom<string[]>(['a'], ['b']),
      hold: fc.constant(true as const),
      hintTeamId: fc.constant('sales'),
    },
    { requiredKeys: [] },
  )
  const some: fc.Arbitrary<Rule[]> = fc
    .array(
      fc.record({
        does: effects,
        teamId: fc.constantFrom(null, 'care', 'sales'),
        words: fc.constantFrom<string[] | undefined>(undefined, ['buy'], ['nothing']),
      }),
      { maxLength: 8 },
    )
    .map((list) => list.map(({ does, teamId, words }, n) => rule(`${n}`, does, { teamId, fits: words ? { words } : {} })))
  const urgency = fc.constantFrom(...URGENCIES)

  test('their order decides about nothing but the team', () => {
    fc.assert(
      fc.property(some, urgency, (rules, from) => {
        const [there, back] = [verdictOf(rules, true, { ...one, urgency: from }), verdictOf(rules.toReversed(), true, { ...one, urgency: from })]
        const addsUp = ({ urgency: to, held, fired }: typeof there) => ({
          to,
          isHeld: held !== null,
          did: fired
            .map(({ did }) => JSON.stringify({ ...did, teamId: undefined }))
            .filter((did) => did !== '{}')
            .toSorted(),
        })
        expect(addsUp(back)).toEqual(addsUp(there))
      }),
    )
  })
  test('the team is that of the first that fits and names one, and only it says so', () => {
    fc.assert(
      fc.property(some, (rules) => {
        const first = rules.find(({ teamId, fits }) => teamId && fits.words?.[0] !== 'nothing')
        const { team, fired } = verdictOf(rules)
        expect(team?.id ?? null).toBe(first?.teamId ?? null)
        expect(fired.filter(({ did }) => did.teamId).map((one_) => one_.ruleId)).toEqual(first ? [first.id] : [])
      }),
    )
  })
  test('a rule that does not fit changes nothing', () => {
    fc.assert(
      fc.property(some, fc.nat(8), effects, (rules, at, does) => {
        const stranger = rule('x', does, { teamId: 'sales', fits: { words: ['nothing'] } })
        expect(verdictOf(rules.toSpliced(at, 0, stranger))).toEqual(verdictOf(rules))
      }),
    )
  })
})
