import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openScene } from '../../../test/scene.ts'
import type { Rule } from './judge.ts'
import { forgetFirings } from './forget-firings.ts'

type RuleGiven = Omit<Rule, 'id'>

const COINS = 'CLICK HERE to win FREE CRYPTO coins now!!! Limited promo, DM me to earn $$$ www.example.com'

async function openRuledScene() {
  const scene = await openScene()
  const { care, sales } = scene.server.teams
  const rule: RuleGiven = { name: 'Buyers', fits: { words: ['buy'] }, teamId: sales.id, does: {} }
  const set = (...items: (Partial<RuleGiven> & { id?: string })[]) =>
    scene.lea.call('PUT /rules', { body: { items: items.map((one) => ({ ...rule, ...one })) } })
  const only = async () => (await scene.lea.call('GET /conversations', { query: { view: 'waiting' } })).items
  return { ...scene, care, sales, rule, set, only, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}

describe('rules', () => {
  test('do what they say, are told in the history, and count how often', async () => {
    await using scene = await openRuledScene()
    await scene.set(
      {
        name: 'VIP',
        fits: { handles: ['Änna'], person: 'stranger' },
        teamId: null,
        does: { urgency: 'raise', tags: ['VIP'], watchOut: 'Writes for a newspaper' },
      },
      { name: 'Shop', does: { hintTeamId: scene.care.id } },
    )
    await scene.bring('m0', 'I want to buy one. Nothing else to say.')
    const [row] = await scene.only()
    expect(row).toMatchObject({ team: { name: scene.sales.name }, tags: ['vip'] })
    const params = { id: row!.id }
    const whole = await scene.lea.call('GET /conversations/:id', { params })
    expect(whole.watchOut).toEqual([{ rule: 'VIP', text: 'Writes for a newspaper' }])
    expect(whole.because).toBe('Shop')
    const told = whole.entries.filter((entry) => entry.what === 'fact' && entry.kind === 'conversation.ruled')
    expect(told).toMatchObject([
      {
        data: {
          rules: [
            { name: 'VIP', did: { urgency: 'raise' } },
            { name: 'Shop', did: { teamId: scene.sales.id } },
          ],
        },
      },
    ])
    await scene.bring('m1', 'Do you hear me? I want to buy!', { inReplyTo: 'm0' })
    expect((await scene.lea.call('GET /rules')).items.map((one) => one.fired)).toEqual([1, 1])
  })
  test('hint a conversation to a team that does not have it, and to nobody else', async () => {
    await using scene = await openRuledScene()
    await scene.set({ name: 'Sniff', teamId: null, does: { hintTeamId: scene.sales.id } })
    await scene.bring('m0', 'Can I buy this?')
    await scene.bring('m1', 'Can I buy this in private?', { visibility: 'direct', author: { id: 'ben' } })
    const hints = async (who: typeof scene.sami) => (await who.call('GET /conversations', { query: { view: 'hints' } })).items.map((one) => one.preview)
    expect(await hints(scene.sami)).toEqual(['Can I buy this?'])
    expect(await hints(scene.claire)).toEqual([])
    expect(await hints(scene.lea)).toEqual(['Can I buy this in private?', 'Can I buy this?'])
    expect((await scene.sami.call('GET /conversations/counts')).hints).toBe(1)
    expect((await scene.only())[0]!.team).toMatchObject({ name: scene.care.name })
    const id = (await scene.sami.call('GET /conversations', { query: { view: 'hints' } })).items[0]!.id
    await scene.claire.call('POST /conversations/:id/close', { params: { id }, body: { outcome: 'answered' } })
    expect(await hints(scene.sami)).toEqual([])
  })
  test('show hints to a team in which nobody works to who leads, so that somebody is told', async () => {
    await using scene = await openRuledScene()
    const lead = await scene.server.asMember('lead', { name: 'Lotte', teams: [scene.care.id] })
    const hints = async () => (await lead.call('GET /conversations', { query: { view: 'hints' } })).items.map((one) => one.preview)
    await scene.set({ name: 'Sniff', teamId: null, does: { hintTeamId: scene.sales.id } })
    await scene.bring('m0', 'Can I buy this?')
    expect(await hints()).toEqual([])
    await sql`delete from workspace.team_member where team_id = ${scene.sales.id}`.execute(scene.database.db)
    expect(await hints()).toEqual(['Can I buy this?'])
    expect((await lead.call('GET /conversations/counts')).hints).toBe(1)
  })
  test('go before the machine when they need no reading of it', async () => {
    await using scene = await openRuledScene()
    await scene.set(
      { name: 'Angry', fits: { intents: ['complaint'] }, teamId: scene.sales.id },
      { name: 'Recall', fits: { words: ['batch 7'] }, teamId: null, does: { intent: 'complaint' } },
    )
    await scene.bring('m0', 'Hello, nice weather. Batch 7.')
    expect((await scene.only())[0]).toMatchObject({ intent: 'complaint', team: { name: scene.sales.name } })
  })
  test('are refused without sense; keep their count when they are changed', async () => {
    await using scene = await openRuledScene()
    const refused = async (one: object) => (await scene.lea.refused('PUT /rules', { body: { items: [{ ...scene.rule, ...one }] } })).code
    expect(await refused({ teamId: null })).toBe('rule-does-nothing')
    expect(await refused({ teamId: null, does: { tags: [] } })).toBe('rule-does-nothing')
    expect(await refused({ teamId: scene.channelId })).toBe('no-such-team')
    expect(await refused({ does: { hintTeamId: scene.channelId } })).toBe('no-such-team')
    expect(await refused({ fits: { intents: ['spam'] }, does: { intent: 'complaint' } })).toBe('rule-needs-reading')
    const { id } = (await scene.set({})).items[0]!
    await scene.bring('m0', 'I buy')
    const { items } = await scene.set({ name: 'New' }, { id, name: 'Renamed' }, { id, name: 'Twice' })
    expect(items.map(({ name, fired }) => [name, fired])).toEqual([
      ['New', 0],
      ['Renamed', 1],
      ['Twice', 0],
    ])
    expect(new Set(items.map((one) => one.id)).size).toBe(3)
  })
  test('are tried on the past: as conversations opened, only those one may see, no further than told', async () => {
    await using scene = await openRuledScene()
    await scene.bring('m0', 'Möchte KAUFEN', { author: { id: 'anna', handle: 'anna', followers: 5000 } })
    await scene.bring('m1', 'kaufen?', { author: { id: 'anna', handle: 'anna', followers: 5000 } })
    await scene.bring('m2', 'Hello', { author: { id: 'ben', handle: 'ben' } })
    await scene.bring('m3', 'And kaufen', { inReplyTo: 'm2', author: { id: 'ben', handle: 'ben' } })
    const tried = async (fits: object) => scene.lea.call('POST /rules/try', { body: { fits } })
    expect(await tried({ words: ['kaufen'] })).toMatchObject({
      met: 2,
      lookedAt: 3,
      more: false,
      examples: [{ preview: 'kaufen?' }, { preview: 'Möchte KAUFEN' }],
    })
    expect((await tried({ words: ['kaufen'], person: 'stranger', followers: 5000, handles: ['@anna'] })).met).toBe(1)
    expect((await tried({})).met).toBe(3)
    expect((await tried({ networks: ['email'] })).met).toBe(0)
    expect((await scene.lea.call('GET /rules')).items).toEqual([])
    expect((await scene.claire.refused('POST /rules/try', { body: { fits: {} } })).status).toBe(403)
  })
  test('firings are let go after a quarter, but not what an agent must still be told of', async () => {
    await using scene = await openRuledScene()
    await scene.set({ name: 'Tags', teamId: null, does: { tags: ['shop'] } }, { name: 'Warns', teamId: null, does: { watchOut: 'Careful' } })
    await scene.bring('m0', 'buy')
    const left = async () => (await scene.database.pool.query('select name from desk.rule_firing order by name')).rows.map((row) => row.name)
    await forgetFirings(scene.server.platform).run({}, new AbortController().signal)
    expect(await left()).toEqual(['Tags', 'Warns'])
    scene.server.clock.advance({ days: 91 })
    await forgetFirings(scene.server.platform).run({}, new AbortController().signal)
    expect(await left()).toEqual(['Warns'])
  })
})

describe('what is held aside', () => {
  test('is read as spam for sure, of a stranger: no queue, no clock; “no spam” lets it wait since it came', async () => {
    await using scene = await openRuledScene()
    await scene.lea.call('PUT /noise', { body: { holdFrom: 0.5 } })
    await scene.bring('m0', COINS)
    expect(await scene.only()).toEqual([])
    const held = await scene.claire.call('GET /conversations', { query: { view: 'held' } })
    expect(held.items).toMatchObject([{ state: 'held', due: null, owner: null, intent: 'spam', held: { rule: null } }])
    expect(await scene.claire.call('GET /conversations/counts')).toMatchObject({ held: 1, queue: 0, waiting: 0 })
    const params = { id: held.items[0]!.id }
    expect((await scene.claire.refused('POST /conversations/:id/claim', { params })).code).toBe('is-held')
    scene.server.clock.advance({ minutes: 30 })
    const kept = await scene.claire.call('POST /conversations/:id/not-spam', { params })
    expect(kept).toMatchObject({ state: 'waiting_for_us', held: null, awaitingSince: held.items[0]!.lastItemAt })
    expect(new Date(kept.due!.at).getTime() - new Date(held.items[0]!.lastItemAt).getTime()).toBeLessThanOrEqual(60 * 60_000)
    expect((await scene.claire.refused('POST /conversations/:id/not-spam', { params })).code).toBe('not-held')
  })
  test('closed as spam it can be taken back to where it was', async () => {
    await using scene = await openRuledScene()
    await scene.set({ name: 'Coins', fits: { words: ['coins'] }, teamId: null, does: { hold: true } })
    await scene.bring('m0', 'coins')
    const [row] = (await scene.claire.call('GET /conversations', { query: { view: 'held' } })).items
    expect(row!.held).toMatchObject({ rule: 'Coins' })
    const params = { id: row!.id }
    expect((await scene.claire.call('POST /conversations/:id/close', { params, body: { outcome: 'spam' } })).state).toBe('closed')
    expect(await scene.claire.call('POST /conversations/:id/reopen', { params })).toMatchObject({ state: 'held', held: { rule: 'Coins' } })
  })
  test('never holds who was answered, who has a conversation open, or a direct word of who spoke before', async () => {
    await using scene = await openRuledScene()
    await scene.lea.call('PUT /noise', { body: { holdFrom: 0.5 } })
    const stateOf = async (text: string) => {
      const { rows } = await scene.database.pool.query('select state from desk.conversation where preview = $1', [text])
      return rows[0].state
    }
    await scene.bring('m0', 'Where is my parcel?')
    await scene.bring('m1', `${COINS} 1`)
    expect(await stateOf(`${COINS} 1`), 'a conversation is open').toBe('waiting_for_us')
    for (const one of await scene.only())
      await scene.claire.call('POST /conversations/:id/close', { params: { id: one.id }, body: { outcome: 'no_answer_needed' } })
    await scene.bring('m2', `${COINS} 2`, { visibility: 'direct' })
    expect(await stateOf(`${COINS} 2`), 'direct, of who spoke before').toBe('waiting_for_us')
    await scene.bring('m3', `${COINS} 3`, { visibility: 'direct', author: { id: 'ben' } })
    expect(await stateOf(`${COINS} 3`), 'direct, of a stranger').toBe('held')
    await scene.bring('m4', 'Sorry, that was my cousin. Is the shop open today?', { inReplyTo: 'm3', visibility: 'direct', author: { id: 'ben' } })
    expect(await stateOf('Sorry, that was my cousin. Is the shop open today?'), 'they say more').toBe('waiting_for_us')
  })
  test('nothing without a rule when it is switched off; who may not set it is refused', async () => {
    await using scene = await openRuledScene()
    expect(await scene.claire.call('GET /noise')).toEqual({ holdFrom: 0.95 })
    expect((await scene.claire.refused('PUT /noise', { body: { holdFrom: 0.5 } })).status).toBe(403)
    await scene.lea.call('PUT /noise', { body: { holdFrom: null } })
    await scene.bring('m0', COINS)
    expect(await scene.only()).toHaveLength(1)
  })
})
