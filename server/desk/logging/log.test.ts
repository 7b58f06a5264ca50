import { expect, test } from 'vitest'
import { bring as bringIn } from '../../../test/bring.ts'
import { openScene } from '../../../test/scene.ts'

const call = { kind: 'phone', direction: 'in', who: { phone: '+49 30 1234567', name: 'Anna Berg' }, text: 'Asked where her parcel is.' } as const
type Scene = Awaited<ReturnType<typeof openScene>>
const itemIn = (whole: Awaited<ReturnType<typeof open>>) => whole.entries.find((entry) => entry.what === 'item')
const open = (scene: Scene, id: string) => scene.lea.call('GET /conversations/:id', { params: { id } })

test('a call waits for an answer by the clock, in the queue, and stands in the timeline', async () => {
  await using scene = await openScene()
  const logged = await scene.claire.call('POST /contacts', { body: call })
  expect(logged).toMatchObject({ isNew: true })
  const whole = await open(scene, logged.conversationId)
  expect(whole).toMatchObject({
    state: 'waiting_for_us',
    visibility: 'direct',
    person: { name: 'Anna Berg' },
    channel: { network: 'phone', name: 'Phone' },
    due: { kind: 'first_response' },
  })
  expect(itemIn(whole)).toMatchObject({ what: 'item', direction: 'in', writtenBy: { name: 'Claire' }, author: { handle: '+49301234567' }, text: call.text })
  expect(whole.reach).toMatchObject({ answer: 'none' })
  const { items } = await scene.claire.call('GET /people/:id/timeline', { params: { id: logged.personId } })
  expect(items).toMatchObject([{ text: call.text, channel: { network: 'phone' } }])
  expect((await scene.claire.call('GET /conversations', { query: { view: 'queue' } })).items.map((row) => row.id)).toEqual([logged.conversationId])
})

test('calling back stops the clock, and who called has it', async () => {
  await using scene = await openScene()
  const { conversationId, personId } = await scene.claire.call('POST /contacts', { body: call })
  scene.server.clock.advance({ minutes: 10 })
  const back = await scene.claire.call('POST /contacts', { body: { kind: 'phone', direction: 'out', who: { personId }, text: 'It comes tomorrow.' } })
  expect(back).toMatchObject({ conversationId, personId, isNew: true })
  expect(await open(scene, conversationId)).toMatchObject({ state: 'waiting_for_them', due: null, owner: { name: 'Claire' }, items: 2 })
  scene.server.clock.advance({ minutes: 10 })
  const again = await scene.omar.call('POST /contacts', { body: { ...call, who: { phone: '0049301234567' }, text: 'It did not come!' } })
  expect(again).toMatchObject({ conversationId, personId })
  expect(await open(scene, conversationId)).toMatchObject({ state: 'waiting_for_us', due: { kind: 'next_response' }, person: { name: 'Anna Berg' } })
})

test('a call in answer to a message on another channel answers it there', async () => {
  await using scene = await openScene()
  await scene.bring('a1', 'Where is my parcel?')
  const id = await scene.first()
  const { person } = await open(scene, id)
  const body = {
    kind: 'phone',
    direction: 'out',
    who: { personId: person.id, phone: '+4930 7654321' },
    text: 'Told her: tomorrow.',
    conversationId: id,
  } as const
  expect(await scene.claire.call('POST /contacts', { body: { ...body, outcome: 'answered' } })).toMatchObject({ conversationId: id })
  const whole = await open(scene, id)
  expect(whole).toMatchObject({ state: 'closed', items: 2, channel: { network: 'square' }, visibility: 'direct' })
  await scene.bring('a2', 'Thank you!', { inReplyTo: 'a1' })
  expect(await open(scene, id)).toMatchObject({ items: 3, reach: { answer: 'both' } })
  expect(await scene.claire.refused('POST /contacts', { body: { ...body, direction: 'in' } })).toMatchObject({ code: 'other-channel' })
  const stranger = await scene.sami.refused('POST /contacts', { body })
  expect(stranger).toMatchObject({ status: 404, code: 'no-such-conversation' })
})

test('our own call of our own accord opens a conversation that waits for them; it awaits us once they call', async () => {
  await using scene = await openScene()
  const { conversationId, personId } = await scene.claire.call('POST /contacts', { body: { ...call, direction: 'out', text: 'Offered the new plan.' } })
  expect(await open(scene, conversationId)).toMatchObject({ state: 'waiting_for_them', person: { id: personId, name: 'Anna Berg' }, owner: { name: 'Claire' } })
  expect((await scene.claire.call('GET /people/:id/timeline', { params: { id: personId } })).items).toMatchObject([{ direction: 'out' }])
  scene.server.clock.advance({ minutes: 1 })
  expect(await scene.claire.call('POST /contacts', { body: { ...call, text: 'She takes it.' } })).toMatchObject({ conversationId })
  expect(await open(scene, conversationId)).toMatchObject({ state: 'waiting_for_us', items: 2 })
})

test('the same again adds nothing: by its own id, and by its Idempotency-Key', async () => {
  await using scene = await openScene()
  const body = { ...call, id: 'crm-17' }
  const first = await scene.claire.call('POST /contacts', { body })
  const [one, two] = await Promise.all([1, 2].map(() => scene.omar.call('POST /contacts', { body })))
  for (const again of [one, two]) expect(again).toEqual({ ...first, isNew: false })
  const keyed = await Promise.all([1, 2].map(() => scene.claire.call('POST /contacts', { body: call, key: 'k1' })))
  expect(keyed[0]).toEqual(keyed[1])
  expect(await open(scene, first.conversationId)).toMatchObject({ items: 2 })
})

test('letters, visits and events have a channel each; a person known by mail is found again', async () => {
  await using scene = await openScene()
  await bringIn(scene.server.platform, scene.channelId, {
    id: 'm1',
    network: 'email',
    author: { id: 'anna@berg.example', name: 'Anna Berg' },
    text: 'Hello',
    at: scene.server.clock.now(),
  })
  const who = { name: 'A. Berg', mail: 'Anna@Berg.example' }
  const logged = []
  for (const kind of ['letter', 'visit', 'event'] as const)
    logged.push(await scene.claire.call('POST /contacts', { body: { kind, direction: 'in', who, text: `By ${kind}` } }))
  expect(new Set(logged.map((one) => one.personId)).size).toBe(1)
  const { items } = await scene.claire.call('GET /people/:id/timeline', { params: { id: logged[0]!.personId } })
  expect(items.map((item) => item.channel.name).toSorted()).toEqual(['Event', 'Letter', 'Square', 'Visit'])
})

test('who, when and whose are checked, with what to do', async () => {
  await using scene = await openScene()
  const log = (more: object) => scene.claire.refused('POST /contacts', { body: { ...call, ...more } })
  expect(await log({ who: { phone: '12' } })).toMatchObject({ code: 'no-such-number' })
  expect(await log({ who: { phone: '030 1234567' } })).toMatchObject({ code: 'no-such-number' })
  expect(await log({ at: '2026-03-03T09:00:00Z' })).toMatchObject({ code: 'not-yet' })
  expect(await log({ teamId: scene.claire.actor.id })).toMatchObject({ code: 'no-such-team' })
  expect(await log({ who: {} })).toMatchObject({ status: 422 })
  expect(await log({ who: { personId: scene.claire.actor.id } })).toMatchObject({ code: 'no-such-person' })
  const anna = await scene.claire.call('POST /contacts', { body: { ...call, who: { ...call.who, phone: '030 1234567', country: 'DE' } } })
  const ben = await scene.claire.call('POST /contacts', { body: { ...call, who: { name: 'Ben', phone: '+49 30 7654321' } } })
  expect(await log({ who: { personId: ben.personId, phone: '+49 30 1234567' } })).toMatchObject({ code: 'identity-of-another', personId: anna.personId })
})

test('another team gets it, and who logged it need not be of that team', async () => {
  await using scene = await openScene()
  const { sales } = scene.server.teams
  const { conversationId } = await scene.claire.call('POST /contacts', { body: { ...call, teamId: sales.id } })
  expect(await scene.sami.call('GET /conversations/:id', { params: { id: conversationId } })).toMatchObject({ team: { id: sales.id } })
  expect(await scene.claire.refused('GET /conversations/:id', { params: { id: conversationId } })).toMatchObject({ status: 404 })
})

test('a scanned letter goes with it; a file is used once, by who brought it', async () => {
  await using scene = await openScene()
  const bring = async (caller: Scene['claire'], name: string, payload: Buffer) =>
    scene.server.http.inject({
      method: 'POST',
      url: `/api/v1/attachments?name=${name}`,
      headers: { ...caller.headers, 'content-type': 'application/octet-stream' },
      payload,
    })
  const scan = (await bring(scene.claire, 'scan.exe.pdf', Buffer.from('%PDF-1.7 a letter'))).json()
  expect(scan).toMatchObject({ name: 'scan.exe.pdf', type: 'application/pdf', bytes: 17 })
  const body = {
    kind: 'letter' as const,
    direction: 'in' as const,
    who: { name: 'Anna' },
    text: 'Complains.',
    attachments: [{ id: scan.id as string, alt: 'A letter of one page' }],
  }
  expect(await scene.omar.refused('POST /contacts', { body })).toMatchObject({ code: 'no-such-upload' })
  const { conversationId } = await scene.claire.call('POST /contacts', { body })
  expect(await scene.claire.refused('POST /contacts', { body })).toMatchObject({ code: 'no-such-upload' })
  const [attached] = itemIn(await open(scene, conversationId))!.attachments
  expect(attached).toMatchObject({ name: 'scan.exe.pdf', type: 'application/pdf', alt: 'A letter of one page' })
  const answer = await scene.server.http.inject({ url: attached!.url, headers: scene.claire.headers })
  expect([answer.statusCode, answer.body]).toEqual([200, '%PDF-1.7 a letter'])
  expect((await bring(scene.claire, 'letter.pdf', Buffer.from('MZ\x90\0'))).json()).toMatchObject({ code: 'file-is-a-program' })
  expect((await bring(scene.claire, 'a.bat', Buffer.from('echo'))).json()).toMatchObject({ code: 'file-is-a-program' })
  expect((await bring(scene.claire, 'a.txt', Buffer.alloc(0))).json()).toMatchObject({ code: 'empty-file' })
})
