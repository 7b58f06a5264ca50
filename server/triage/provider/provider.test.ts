import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { KEY, openAsked, SETTINGS } from '../../../test/model-scene.ts'
import { failing, LABELS, openModelStub, saying } from '../../../test/model-stub.ts'

/** Mail, phone, order, card, handle and name of the author (the scene calls her Anna, änna). */
const TELLING =
  'Anna here (änna@example.com, +49 30 1234567): order A-10233, card 4111 1111 1111 1111, see https://shop.example/o?id=77 — hmm, about that thing'

describe('a language model of the user’s choice', () => {
  test('is asked about what is not sure, with what could tell who somebody is taken out, and changes nothing by itself', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    await scene.bring('m0', TELLING)
    const before = await scene.whole()
    await scene.run()
    expect(stub.heard).toHaveLength(1)
    const [{ url, headers, body, text }] = stub.heard as [(typeof stub.heard)[0]]
    expect(url).toBe('/v1/chat/completions')
    expect(headers.authorization).toBe(`Bearer ${KEY}`)
    expect(text).toBe('[name] here ([email], [phone]): order [number], card [card], see https://shop.example/o [query] — hmm, about that thing')
    expect(JSON.parse(body)).toMatchObject({ model: 'small-1', temperature: 0, response_format: { json_schema: { strict: true } } })
    const after = await scene.whole()
    const read = ({ intent, urgency, team, owner, due, tags }: typeof after) => ({ intent, urgency, team, owner, due, tags })
    expect(read(after)).toEqual(read(before))
    expect(await scene.item()).toMatchObject({
      assessment: { opinions: [], suggestion: { model: 'small-1', intent: 'complaint', sentiment: 'negative', urgency: 'high' } },
    })
    expect(await scene.state()).toMatchObject({
      spent: { day: { requests: 1, tokens: 300, money: 0.15 }, month: { requests: 1 } },
      waiting: 0,
      suggested: { made: 1, accepted: 0 },
    })
    await scene.run()
    expect(stub.heard, 'asked once').toHaveLength(1)
  })
  test('is not asked about what was heard and only counted', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    await scene.bring('m0', 'Hmm, about that thing')
    await sql`delete from desk.conversation`.execute(scene.server.platform.db)
    await scene.run()
    expect(stub.heard).toEqual([])
    expect(await scene.state()).toMatchObject({ waiting: 0, spent: { day: { requests: 0 } } })
  })
  test('names a topic of the workspace’s own list, and none beside it', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    const { id } = await scene.lea.call('POST /topics', { body: { name: 'Delivery', words: ['courier'] } })
    stub.behave(saying({ ...LABELS, topic: 'Weather' }))
    await scene.bring('m0', 'Hmm, about that thing')
    await scene.run()
    expect(await scene.item()).toMatchObject({ assessment: { suggestion: null } })
    expect(stub.heard[0]!.body).toContain('Delivery')
    stub.behave(saying({ ...LABELS, topic: 'Delivery' }))
    scene.server.clock.advance({ minutes: 5 })
    await scene.run()
    expect(await scene.item()).toMatchObject({ assessment: { topics: [], suggestion: { topic: { id, name: 'Delivery' } } } })
    await scene.claire.call('POST /items/:id/suggestion', { params: { id: (await scene.item()).id }, body: { accept: true } })
    expect(await scene.item()).toMatchObject({ assessment: { topics: [{ id, name: 'Delivery' }], suggestion: null } })
  })
  test('is taken without a topic where it names none', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    await scene.lea.call('POST /topics', { body: { name: 'Delivery', words: ['courier'] } })
    stub.behave(saying(LABELS))
    await scene.bring('m0', 'Hmm, about that thing')
    await scene.run()
    expect(await scene.item()).toMatchObject({ assessment: { suggestion: { intent: LABELS.intent, topic: null } } })
  })
  test('counts once a person accepts it, and not when they say that it is not so; both can be taken back', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    await scene.bring('m0', 'Hmm, about that thing')
    await scene.run()
    const params = { id: (await scene.item()).id }
    await scene.claire.call('POST /items/:id/suggestion', { params, body: { accept: false } })
    expect(await scene.item()).toMatchObject({ assessment: { suggestion: null, opinions: [] } })
    expect((await scene.claire.refused('POST /items/:id/suggestion', { params, body: { accept: true } })).code).toBe('no-such-suggestion')
    await scene.claire.call('DELETE /items/:id/suggestion', { params })
    const { id } = await scene.claire.call('POST /items/:id/suggestion', { params, body: { accept: true } })
    const { assessment } = (await scene.item()) as { assessment: { intent: string; urgency: string; suggestion: null; opinions: { by: { name: string } }[] } }
    expect(assessment).toMatchObject({ intent: 'complaint', urgency: 'high', suggestion: null })
    expect(assessment.opinions.map((one) => one.by.name)).toEqual(['Claire', 'Claire', 'Claire'])
    expect(await scene.whole()).toMatchObject({ intent: 'complaint', urgency: 'high' })
    expect((await scene.state()).suggested).toEqual({ made: 1, accepted: 1, refused: 0 })
    await scene.claire.call('DELETE /items/:id/corrections/:correction', { params: { ...params, correction: id! } })
    expect(await scene.item()).toMatchObject({ assessment: { suggestion: { intent: 'complaint' }, opinions: [] } })
    expect((await scene.key.refused('POST /items/:id/suggestion', { params, body: { accept: true } })).code).toBe('members-only')
  })
  test('is asked nothing while it is off, about direct messages unless allowed, or about what a person corrected', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub, { on: false })
    await scene.bring('m0', 'Hmm, about that thing')
    await scene.run()
    expect(stub.heard, 'it is off').toEqual([])
    await scene.set({ on: true })
    await scene.bring('m1', 'Hmm, in private', { visibility: 'direct', author: { id: 'ben' } })
    await scene.bring('m2', 'Hmm, corrected', { author: { id: 'cy' } })
    const { items } = await scene.lea.call('GET /conversations', { query: { view: 'waiting' } })
    const { entries } = await scene.lea.call('GET /conversations/:id', { params: { id: items.find((one) => one.preview === 'Hmm, corrected')!.id } })
    await scene.lea.call('POST /items/:id/corrections', {
      params: { id: entries.find((one) => one.what === 'item')!.id },
      body: { what: 'intent', right: 'praise' },
    })
    await scene.bring('m9', 'Hmm, new', { author: { id: 'eva' } })
    await scene.run()
    expect(stub.heard.map((one) => one.text)).toContain('Hmm, new')
    expect(stub.heard.map((one) => one.text)).not.toContain('Hmm, in private')
    expect(stub.heard.map((one) => one.text)).not.toContain('Hmm, corrected')
    await scene.set({ on: true, direct: true, below: 0, unassessed: false })
    const many = stub.heard.length
    await scene.bring('m3', 'Hmm, once more', { visibility: 'direct', author: { id: 'dan' } })
    await scene.run()
    expect(stub.heard, 'sure enough').toHaveLength(many)
    await scene.set({ on: true, direct: true })
    await scene.run()
    expect(stub.heard.map((one) => one.text)).toContain('Hmm, once more')
  })
  test('keeps to its budgets of requests and of tokens, by day and by month', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub, { requestsDay: 2 })
    for (const n of [1, 2, 3]) await scene.bring(`m${n}`, `Hmm ${n}`, { author: { id: `p${n}` } })
    await scene.run()
    expect(stub.heard).toHaveLength(2)
    expect(await scene.state()).toMatchObject({ waiting: 1, parked: 0, spent: { day: { requests: 2 } } })
    expect((await scene.ada.refused('POST /triage/provider/test')).code).toBe('budget-used-up')
    scene.server.clock.advance({ days: 1 })
    await scene.run()
    expect(stub.heard).toHaveLength(3)
    await scene.set({ requestsDay: null, tokensMonth: 901 })
    await scene.bring('m9', 'Hmm 9', { author: { id: 'p9' } })
    await scene.run()
    expect(stub.heard).toHaveLength(3)
    await scene.set({ tokensMonth: 5_000 })
    scene.server.clock.advance({ minutes: 1 })
    await scene.run()
    expect(stub.heard).toHaveLength(4)
  })
})

describe('who sets it', () => {
  test('never sees the key again, and gives it anew for another host', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    const { key: _, ...kept } = { key: KEY, ...SETTINGS }
    expect(JSON.stringify(await scene.state())).not.toContain(KEY)
    expect(await scene.state()).toMatchObject({ hasKey: true })
    const put = (body: object) => scene.ada.refused('PUT /triage/provider', { body: { ...kept, url: stub.url, ...body } })
    expect((await put({ url: 'https://elsewhere.example/v1' })).code).toBe('key-for-another')
    expect((await put({ near: false })).code).toBe('open-line')
    expect((await put({ url: 'http://me:pw@127.0.0.1/v1' })).code).toBe('key-in-address')
    expect((await scene.ada.call('PUT /triage/provider', { body: { ...kept, url: `${stub.url}/`, model: 'small-2' } })).provider).toMatchObject({
      hasKey: true,
      model: 'small-2',
    })
    expect((await scene.lea.refused('GET /triage/provider')).status).toBe(403)
    await scene.ada.call('DELETE /triage/provider')
    expect(await scene.ada.call('GET /triage/provider')).toEqual({ provider: null })
    expect((await scene.ada.refused('POST /triage/provider/test')).code).toBe('no-provider')
  })
  test('can try it, and reaches no closed door by it unless they say that it stands there', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    expect(await scene.ada.call('POST /triage/provider/test')).toEqual({ labels: LABELS, trouble: null })
    const { port } = new URL(stub.url)
    await scene.set({ url: `https://127.0.0.1:${port}/v1`, near: false })
    expect(await scene.ada.call('POST /triage/provider/test')).toEqual({ labels: null, trouble: '127.0.0.1 is not an address of the open internet.' })
    await scene.set({ url: 'http://169.254.169.254/v1' })
    expect((await scene.ada.call('POST /triage/provider/test')).trouble).toBe('169.254.169.254 is not an address of the open internet.')
    stub.behave(failing(302, { location: 'http://127.0.0.1:1/v1' }))
    await scene.set()
    expect((await scene.ada.call('POST /triage/provider/test')).trouble, 'the key goes nowhere else').toMatch(
      /sends on to another address, where nothing is sent/,
    )
  })
  test('sees what would leave', async () => {
    await using stub = await openModelStub()
    await using scene = await openAsked(stub)
    expect(await scene.ada.call('POST /triage/provider/redaction', { body: { text: 'Call Ana: +49 30 1234567', names: ['Ana'] } })).toEqual({
      text: 'Call [name]: [phone]',
      found: { name: 1, phone: 1 },
    })
    expect(stub.heard).toEqual([])
  })
})
