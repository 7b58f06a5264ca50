import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ROUTING } from './routing.ts'
import { explainStep } from './explain.ts'
import { givenTo, whose, type Opening, type Roster } from './whose.ts'

const now = new Date('2026-05-20T10:00:00Z')
const [care, sales] = ['care', 'sales']
const member = (id: string, teams: string[], languages: string[]) => ({ id, name: id, role: 'agent', teams, languages })
const roster = (more: Partial<Roster> = {}): Roster => ({
  crew: [member('ana', [care], ['en', 'es']), member('ben', [care], ['en']), member('cy', [sales], ['en'])],
  isAway: () => false,
  loadOf: () => 0,
  lastAgentOf: () => null,
  dealOwnerOf: () => null,
  ...more,
})
const opening = (more: Partial<Opening> = {}): Opening => ({
  personId: 'p',
  teamId: care,
  language: 'en',
  byTier: null,
  accountOwnerId: null,
  at: now,
  ...more,
})
const answered = (memberId: string, day = '2026-05-03') => ({ lastAgentOf: () => ({ memberId, at: new Date(`${day}T08:00:00Z`) }) })
const ask = (one: Opening, of: Roster, routing = DEFAULT_ROUTING) =>
  whose(one, of, routing, now).map(({ step, outcome, memberId }) => [step, outcome, memberId].filter(Boolean).join(' '))

describe('who gets a conversation that opens', () => {
  test.each<[string, Partial<Opening>, Partial<Roster>, string[]]>([
    ['nobody, where nothing speaks for anybody', {}, {}, []],
    ['who answered the person last', {}, answered('ben'), ['answered given ben']],
    ['nobody by an answer too long ago', {}, answered('ben', '2026-04-01'), []],
    ['nobody of another team', {}, answered('cy'), ['answered other_team cy']],
    ['nobody who left', {}, answered('dan'), ['answered left dan']],
    ['nobody who is away', {}, { ...answered('ben'), isAway: () => true }, ['answered away ben']],
    ['nobody who has enough', {}, { ...answered('ben'), loadOf: () => 15 }, ['answered full ben']],
    ['who reads the language, where not everybody does', { language: 'es' }, {}, ['speaks given ana']],
    ['nobody, where nobody reads it', { language: 'tr' }, {}, ['speaks nobody']],
    ['nobody, where those who read it are away', { language: 'es' }, { isAway: (id) => id === 'ana' }, ['speaks full']],
    ['nobody by language, where only those who read it say so', { language: 'es' }, { crew: [member('ana', [care], ['es']), member('ben', [care], [])] }, []],
    ['nobody by language, where nobody says what they read', { language: 'tr' }, { crew: [member('ben', [care], [])] }, []],
    ['nobody by language that is not known', { language: null }, {}, []],
    [
      'a reader of the language, where the last agent is away',
      { language: 'es' },
      { ...answered('ben'), isAway: (id) => id === 'ben' },
      ['answered away ben', 'speaks given ana'],
    ],
    ['whose deal it is, before who answered', {}, { ...answered('ben'), dealOwnerOf: () => 'ana' }, ['deal given ana']],
    ['who looks after the person, before who answered', { accountOwnerId: 'ana' }, answered('ben'), ['account given ana']],
    [
      'who answered, where who looks after them is away',
      { accountOwnerId: 'ana' },
      { ...answered('ben'), isAway: (id) => id === 'ana' },
      ['account away ana', 'answered given ben'],
    ],
    ['whose deal it is, before who looks after them', { accountOwnerId: 'ben' }, { dealOwnerOf: () => 'ana' }, ['deal given ana']],
    ['nobody, where who looks after them is in another team', { accountOwnerId: 'cy' }, {}, ['account other_team cy']],
    ['nobody, where they left', { accountOwnerId: 'dan' }, {}, ['account left dan']],
    ['somebody of the team that a tier gave', { byTier: 'Key customer', accountOwnerId: 'ana' }, {}, ['tier team', 'account given ana']],
    [
      'nobody of a tier’s team, of what is older than a day',
      { byTier: 'Key customer', accountOwnerId: 'ana', at: new Date('2026-05-18T10:00:00Z') },
      {},
      ['tier team'],
    ],
    ['nobody, of what is older than a day', { at: new Date('2026-05-18T10:00:00Z') }, answered('ben'), []],
  ])('%s', (_, one, of, said) => expect(ask(opening(one), roster(of))).toEqual(said))
  test('nobody at all, when it is switched off', () => {
    expect(
      ask(opening({ language: 'es', accountOwnerId: 'ana' }), roster(answered('ben')), { accountOwner: false, lastAgentDays: null, speakers: false, load: 15 }),
    ).toEqual([])
  })
  test('of those who read the language, who has least waiting', () => {
    const crew = [member('ana', [care], ['es']), member('eva', [care], ['es']), member('ben', [care], ['en'])]
    expect(ask(opening({ language: 'es' }), roster({ crew, loadOf: (id) => (id === 'ana' ? 2 : 1) }))).toEqual(['speaks given eva'])
  })
  test('whoever it is, they are of the team, there and free', () => {
    const some = fc.record({
      away: fc.subarray(['ana', 'ben', 'cy']),
      load: fc.integer({ min: 0, max: 20 }),
      last: fc.constantFrom('ana', 'ben', 'cy', 'dan'),
      language: fc.constantFrom('en', 'es', 'tr', null),
    })
    fc.assert(
      fc.property(some, ({ away, load, last, language }) => {
        const of = roster({ ...answered(last), isAway: (id) => away.includes(id), loadOf: () => load })
        const owner = givenTo(whose(opening({ language }), of, DEFAULT_ROUTING, now))
        expect(owner === null || (['ana', 'ben'].includes(owner) && !away.includes(owner) && load < DEFAULT_ROUTING.load)).toBe(true)
      }),
    )
  })
  test('it is said in words', () => {
    const said = whose(opening({ language: 'es' }), roster({ ...answered('ben'), isAway: (id) => id === 'ben' }), DEFAULT_ROUTING, now)
    expect(said.map((one) => explainStep(one, one.memberId === 'ana' ? 'Ana' : 'Ben'))).toEqual([
      'Ben answered this person on 3 May 2026, but is away.',
      'Goes to Ana: reads Spanish.',
    ])
    const [given] = whose(opening(), roster(answered('ana')), DEFAULT_ROUTING, now)
    expect(explainStep(given!, 'Ana')).toBe('Goes to Ana: answered this person on 3 May 2026.')
    const [team, owner] = whose(opening({ byTier: 'Key customer', accountOwnerId: 'ana' }), roster({ loadOf: () => 15 }), DEFAULT_ROUTING, now)
    expect(explainStep(team!, '')).toBe('This team looks after “Key customer”.')
    expect(explainStep(owner!, 'Ana')).toBe('Ana looks after this person, but has enough waiting.')
    const [nobody] = whose(opening({ language: 'tr' }), roster(), DEFAULT_ROUTING, now)
    expect(explainStep(nobody!, '')).toBe('Nobody in the team reads Turkish.')
  })
})
