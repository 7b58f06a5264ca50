import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { openScene } from '../../test/scene.ts'
import { countStatements } from '../../test/statements.ts'

describe('a conversation', () => {
  test('shows what was said, noted and done, in order of time, and earlier entries page by page', async () => {
    await using scene = await openScene()
    const { claire, omar, server } = scene
    await scene.bring('m0', 'Message 0')
    const id = await scene.first()
    for (let n = 1; n < 70; n++) {
      await scene.bring(`m${n}`, `Message ${n}`, {
        inReplyTo: 'm0',
        ...(n === 3 && { at: server.clock.now(), direction: 'out', author: { id: 'us', handle: 'us' } }),
      })
      if (n % 2) await claire.call('POST /conversations/:id/notes', { params: { id }, body: { text: `Note ${n}`, mentions: [omar.actor.id] } })
    }
    server.clock.advance({ seconds: 1 })
    await claire.call('POST /conversations/:id/claim', { params: { id } })
    const whole = await claire.call('GET /conversations/:id', { params: { id } })
    expect(whole).toMatchObject({ items: 70, person: { name: 'Anna' }, handle: 'änna', owner: { name: 'Claire' }, reach: { answer: 'both' } })
    expect(whole.entries).toHaveLength(100)
    expect(whole.entries.at(-1)).toMatchObject({ what: 'fact', kind: 'conversation.claimed', by: { name: 'Claire' } })
    const entries = [...whole.entries]
    for (let after = whole.earlier; after;) {
      const page = await claire.call('GET /conversations/:id/entries', { params: { id }, query: { after, limit: 4 } })
      entries.unshift(...page.items.toReversed())
      after = page.next
    }
    const times = entries.map((entry) => entry.at)
    expect(times).toEqual(times.toSorted())
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    const of = (what: string) => entries.filter((entry) => entry.what === what)
    expect(of('item').map((entry) => 'text' in entry && entry.text)).toEqual(Array.from({ length: 70 }, (_, n) => `Message ${n}`))
    expect(of('note')).toHaveLength(35)
    expect(of('note')[0]).toMatchObject({ by: { name: 'Claire' }, mentions: [{ name: 'Omar' }] })
    expect(of('fact').map((entry) => 'kind' in entry && entry.kind)).toEqual(['conversation.opened', 'conversation.claimed'])
    expect(of('item')[0]).toMatchObject({
      author: { name: 'Anna' },
      assessment: { intent: expect.any(String) },
      reach: { answer: 'both' },
      versions: [],
      attachments: [],
    })
  })

  test('that is direct is for its team, its owner, those mentioned, and leads; others are told that it is not there', async () => {
    await using scene = await openScene()
    const { claire, omar, sami, lea, key } = scene
    await scene.bring('m0', 'My number is 4711', { visibility: 'direct' })
    const id = await scene.first()
    const statusFor = async (caller: typeof sami) => {
      const whole = (await caller.call('GET /conversations/:id', { params: { id } }).catch(() => null)) !== null
      const listed = (await caller.call('GET /conversations', { query: { view: 'waiting' } })).items.length === 1
      const found = (await caller.call('GET /search', { query: { q: '4711' } })).items.length === 1
      const { id: person } = (await lea.call('GET /conversations/:id', { params: { id } })).person
      const told = (await caller.call('GET /people/:id/timeline', { params: { id: person } })).items.length === 1
      return { whole, listed, found, told }
    }
    const yes = { whole: true, listed: true, found: true, told: true }
    const no = { whole: false, listed: false, found: false, told: false }
    expect(await statusFor(claire)).toEqual(yes)
    expect(await statusFor(lea)).toEqual(yes)
    expect(await statusFor(sami)).toEqual(no)
    expect(await statusFor(key)).toEqual(no)
    const refused = [
      await sami.refused('POST /conversations/:id/claim', { params: { id } }),
      await sami.refused('POST /conversations/:id/notes', { params: { id }, body: { text: 'hm' } }),
      await sami.refused('PUT /conversations/:id/tags', { params: { id }, body: { tags: [] } }),
      await sami.refused('POST /conversations/:id/presence', { params: { id }, body: { doing: 'looking' } }),
      await sami.refused('GET /conversations/:id/entries', { params: { id } }),
      await sami.refused('POST /conversations/:id/reply', { params: { id }, body: { text: 'x', visibility: 'direct', changes: 1, anyway: true } }),
    ]
    expect(new Set(refused.map((one) => `${one.status} ${one.code}`))).toEqual(new Set(['404 no-such-conversation']))
    const { id: noteId } = await omar.call('POST /conversations/:id/notes', { params: { id }, body: { text: '@Sami', mentions: [sami.actor.id] } })
    expect(await statusFor(sami)).toEqual(yes)
    expect((await sami.call('GET /conversations/counts')).mentions).toBe(1)
    await sami.call('POST /conversations/:id/presence', { params: { id }, body: { doing: 'looking' } })
    expect((await sami.call('GET /conversations/counts')).mentions).toBe(0)
    expect((await claire.call('GET /conversations/:id', { params: { id } })).present).toEqual([
      { member: { id: sami.actor.id, name: 'Sami' }, doing: 'looking' },
    ])
    expect(await sami.refused('DELETE /conversations/notes/:id', { params: { id: noteId } })).toMatchObject({ code: 'no-such-note' })
    const note = { params: { id: noteId } }
    expect(await omar.refused('POST /conversations/notes/:id/restore', note), 'not removed').toMatchObject({ code: 'no-such-note' })
    await omar.call('DELETE /conversations/notes/:id', note)
    expect(await statusFor(sami)).toEqual(no)
    expect(await claire.refused('POST /conversations/notes/:id/restore', note), 'not hers').toMatchObject({ code: 'no-such-note' })
    await omar.call('POST /conversations/notes/:id/restore', note)
    expect(await statusFor(sami)).toEqual(yes)
    expect((await claire.call('GET /conversations/:id', { params: { id } })).entries.filter((entry) => entry.what === 'note')).toMatchObject([
      { text: '@Sami' },
    ])
    const facts = await scene.database.pool.query(`select kind from platform.fact where kind like 'note.%' order by seq`)
    expect(facts.rows.map((row) => row.kind)).toEqual(['note.written', 'note.removed', 'note.restored'])
    await omar.call('DELETE /conversations/notes/:id', note)
    expect(await statusFor(sami)).toEqual(no)
  })

  test('asks the database a constant number of times, at most eight a screen', async () => {
    await using scene = await openScene()
    const screens = async (): Promise<number[]> => {
      const id = await scene.first()
      const asks = [
        () => scene.key.call('GET /conversations', { query: { view: 'waiting' } }),
        () => scene.key.call('GET /conversations/counts'),
        () => scene.key.call('GET /conversations/:id', { params: { id } }),
        () => scene.key.call('GET /search', { query: { q: 'parcel' } }),
      ]
      const counted: number[] = []
      for (const ask of asks) {
        await ask() // names are remembered
        const tries: number[] = []
        for (let n = 0; n < 4; n++) {
          const statements = countStatements()
          await ask()
          tries.push(statements.stop())
        }
        counted.push(Math.min(...tries)) // the queue of jobs and a late fact can only add
      }
      return counted
    }
    await scene.bring('m0', 'Where is my parcel?')
    const few = await screens()
    for (let n = 1; n < 30; n++) await scene.bring(`m${n}`, 'Where is my parcel?', n % 2 ? { inReplyTo: 'm0' } : { author: { id: `b${n}` } })
    expect(await screens()).toEqual(few)
    expect(Math.max(...few)).toBeLessThanOrEqual(8)
    expect(Math.min(...few)).toBeGreaterThan(0)
  })
})

test('more who claim at once than there are connections do not wait for each other, also when nobody’s name is known yet', async () => {
  await using scene = await openScene()
  const many = 40
  for (let n = 0; n < many; n++) await scene.bring(`m${n}`, 'Where is my parcel?', { author: { id: `b${n}` } })
  const claims = await Promise.all(Array.from({ length: many }, () => scene.claire.call('POST /conversations/claim-next')))
  expect(new Set(claims.map((claim) => claim.conversation?.id)).size).toBe(many)
})

describe('finding', () => {
  test('by what was said, without accents and in any case, and by handle; narrowed by state, day and direction', async () => {
    await using scene = await openScene()
    const { lea } = scene
    await scene.bring('m0', 'Wo bleibt mein Päckchen?')
    await scene.bring('m1', 'Something else', { author: { id: 'ben', handle: 'ben_b', name: 'Ben' } })
    const find = async (query: { q: string; state?: 'closed'; from?: string; to?: string; direction?: 'in' | 'out' }) =>
      (await lea.call('GET /search', { query })).items.map((hit) => hit.excerpt)
    expect(await find({ q: 'PACKCHEN' })).toEqual(['Wo bleibt mein \u2068Päckchen\u2069?'])
    expect(await find({ q: '@ben_b' })).toEqual(['Something else'])
    expect(await find({ q: 'Päckchen', state: 'closed' })).toEqual([])
    expect(await find({ q: 'Päckchen', direction: 'out' })).toEqual([])
    expect(await find({ q: 'Päckchen', from: '2026-03-02', to: '2026-03-02' })).toHaveLength(1)
    expect(await find({ q: 'Päckchen', from: '2026-03-03' })).toEqual([])
    expect(await find({ q: 'Päckchen', to: '2026-03-01' })).toEqual([])
  })

  test('a person’s timeline holds what was said and answered in all their conversations, newest first, page by page', async () => {
    await using scene = await openScene()
    await scene.bring('a0', 'First')
    await scene.bring('a1', 'Our answer', { inReplyTo: 'a0', direction: 'out', author: { id: 'us', handle: 'us' } })
    await scene.bring('b0', 'Ben asks', { author: { id: 'ben', handle: 'ben' } })
    await scene.bring('b1', 'Anna chimes in', { inReplyTo: 'b0' })
    await scene.bring('c0', 'Another matter')
    const { id } = (await scene.lea.call('GET /search', { query: { q: 'Another' } })).items[0]!.conversation.person
    const said: string[] = []
    for (let after: string | undefined; ;) {
      const page = await scene.lea.call('GET /people/:id/timeline', { params: { id }, query: { limit: 2, ...(after && { after }) } })
      said.push(...page.items.map((item) => item.text))
      if (!page.next) break
      after = page.next
    }
    expect(said).toEqual(['Another matter', 'Anna chimes in', 'Ben asks', 'Our answer', 'First'])
    expect(await scene.lea.refused('GET /people/:id/timeline', { params: { id: newId() }, query: {} })).toMatchObject({ status: 404, code: 'no-such-person' })
  })

  test('tags are set, listed and found by', async () => {
    await using scene = await openScene()
    await scene.bring('m0', 'Hello')
    const id = await scene.first()
    expect((await scene.claire.call('PUT /conversations/:id/tags', { params: { id }, body: { tags: ['Parcel', 'late', 'late'] } })).tags).toEqual([
      'late',
      'parcel',
    ])
    expect((await scene.claire.call('PUT /conversations/:id/tags', { params: { id }, body: { tags: ['parcel', 'vip'] } })).tags).toEqual(['parcel', 'vip'])
    expect((await scene.lea.call('GET /tags')).items).toEqual(['parcel', 'vip'])
    expect((await scene.lea.call('GET /conversations', { query: { view: 'waiting', tag: 'VIP' } })).items).toHaveLength(1)
    expect((await scene.lea.call('GET /conversations', { query: { view: 'waiting', tag: 'late' } })).items).toHaveLength(0)
  })
})

describe('an attached file', () => {
  test('is saved by who may see the conversation, under its own name, and by nobody else', async () => {
    await using scene = await openScene()
    await scene.server.platform.files.put('attachments/x/1', Buffer.from('<script>'))
    await scene.bring('m0', 'See picture', {
      visibility: 'direct',
      attachments: [{ file: 'attachments/x/1', name: 'Fotö (1).html', type: 'text/html', bytes: 8 }],
    })
    const whole = await scene.claire.call('GET /conversations/:id', { params: { id: await scene.first() } })
    const item = whole.entries.find((entry) => entry.what === 'item')!
    const { url } = (item as { attachments: { url: string }[] }).attachments[0]!
    const got = await scene.server.http.inject({ url, headers: scene.claire.headers })
    expect(got.statusCode).toBe(200)
    expect(got.body).toBe('<script>')
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''Fot%C3%B6%20%281%29.html`,
      'x-content-type-options': 'nosniff',
    })
    expect((await scene.server.http.inject({ url, headers: scene.sami.headers })).statusCode).toBe(404)
  })
})
