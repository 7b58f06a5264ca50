import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { startDiscord, type Discord } from '../../../test/discord/discord.ts'
import { openAccount } from '../account.ts'
import { makeDiscord } from './adapter.ts'

/** Looks around more often than in life, except while the connection tells what happens. */
const quick = makeDiscord({ told: 60_000, untold: 100 })
const marta = { id: '300000000000000001', username: 'marta', global_name: 'Marta' }
const joao = { id: '300000000000000002', username: 'joao' }

let network: Discord
beforeEach(async () => {
  network = await startDiscord()
})
afterEach(() => network[Symbol.asyncDispose]())

const makeHouse = (fields: Record<string, string> = {}, adapter = quick) =>
  makeChannelHouse(adapter, { apiRoot: network.url, botToken: network.token, ...fields })
const call = () => ({ mentions: [network.bot] })
const live = () => until(() => network.sockets.size === 1)

test('a call in a server comes in with what it answers, and is answered there; what is said to others does not', async () => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  await live()
  const above = network.say(lounge, joao, 'my zip broke <:sad:42>')
  network.say(lounge, marta, 'nice weather')
  const asked = network.say(lounge, marta, `<@${network.bot.id}> can you help?`, {
    ...call(),
    type: 19,
    message_reference: { message_id: above.id },
    referenced_message: above,
  })
  const item = await house.named('@harriswear can you help?')
  expect(item).toMatchObject({
    id: asked.id,
    visibility: 'public',
    inReplyTo: above.id,
    author: { id: marta.id, handle: 'marta', name: 'Marta' },
    extra: { channel: lounge.id, where: 'lounge' },
  })
  expect(item.url).toBe(`https://discord.com/channels/200000000000000001/${lounge.id}/${asked.id}`)
  expect(await house.named('my zip broke :sad:')).toMatchObject({ automatic: true, extra: { context: true } })
  const sender = house.send()
  await house.platform.files.put('attachments/label.pdf', Buffer.from('a label'))
  await house.answer(item, 'Gladly, @everyone.', {
    attachments: [{ file: 'attachments/label.pdf', name: 'label.pdf', type: 'application/pdf', bytes: 7, alt: 'a label' }],
  })
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([receiver.stop(), sender.stop()])
  expect(network.messages.at(-1)).toMatchObject({
    content: 'Gladly, @everyone.',
    message_reference: { message_id: asked.id },
    allowed_mentions: { parse: [] },
    file: 'label.pdf',
    attachments: [{ description: 'a label' }],
  })
  expect([...house.items.values()].map((one) => one.text)).not.toContain('nice weather')
  expect(network.identified[0]!.intents, 'what is not wanted is not asked for').toBe((1 << 9) | (1 << 12))
})

test('everything in a chosen forum comes in, each post a conversation; direct messages go on as one', async () => {
  const forum = network.room('help', { type: 15 })
  const alone = network.room('', { type: 1, guild_id: undefined })
  await using house = await makeHouse({ channels: `https://discord.com/channels/200000000000000001/${forum.id}` })
  const receiver = house.receive()
  await live()
  expect(network.identified[0]!.intents & (1 << 15)).not.toBe(0)
  const thread = network.room('Torn glove', { type: 11, parent_id: forum.id })
  const first = network.say(thread, marta, 'My glove is torn', { id: thread.id })
  network.say(thread, joao, 'Mine too')
  network.say(thread, { id: '9', username: 'other-bot', bot: true }, 'I am a machine')
  expect((await house.named('Mine too')).references).toEqual([first.id])
  expect((await house.named('My glove is torn')).references).toEqual([])
  network.say(alone, marta, 'My order is 4711')
  const one = await house.named('My order is 4711')
  network.say(alone, marta, 'and I moved')
  const two = await house.named('and I moved')
  await receiver.stop()
  expect([one.visibility, two.references]).toEqual(['direct', [one.id]])
  expect(house.items.size).toBe(4)
})

test('what came while we were away is read from every room, also from direct ones; edits and deletions too', async () => {
  const lounge = network.room('lounge')
  const alone = network.room('', { type: 1, guild_id: undefined })
  await using house = await makeHouse()
  const first = house.receive()
  await live()
  const [early, gone] = [network.say(lounge, marta, 'before @harriswear', call()), network.say(alone, marta, 'alone before')]
  await house.named('before @harriswear')
  await house.named('alone before')
  network.edit(early, 'before, edited @harriswear')
  await until(() => house.changes.length === 1)
  await first.stop()
  for (let i = 0; i < 130; i++) network.say(lounge, marta, `missed ${i} @harriswear`, call())
  network.say(alone, marta, 'alone missed')
  network.edit(early, 'before, edited twice @harriswear')
  network.remove(gone)
  const again = house.receive()
  await until(() => house.items.size === 133)
  await until(() => house.changes.length === 3)
  await again.stop()
  expect(house.changes.slice(1)).toEqual(
    expect.arrayContaining([
      { change: 'edited', id: early.id, at: expect.any(Date), text: 'before, edited twice @harriswear' },
      { change: 'deleted', id: gone.id, at: expect.any(Date) },
    ]),
  )
})

test('a connection that answers no heartbeat is dead, and is opened anew; meanwhile the rooms are looked at', async () => {
  const lounge = network.room('lounge')
  network.faults.isDead = true
  await using house = await makeHouse()
  const receiver = house.receive()
  await until(() => network.identified.length >= 2)
  network.say(lounge, marta, 'anyone @harriswear?', call())
  expect(await house.named('anyone @harriswear?')).toMatchObject({ direction: 'in' })
  await receiver.stop()
})

test('garbage over the connection ends it, and nothing else', async () => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  await live()
  for (const socket of network.sockets) socket.send('<html>')
  await until(() => network.identified.length === 2)
  network.say(lounge, marta, 'still there @harriswear?', call())
  expect(await house.named('still there @harriswear?')).toMatchObject({ direction: 'in' })
  await receiver.stop()
})

test('a clock that is ahead of Discord’s own loses nothing that is written meanwhile', async () => {
  const [lounge, garden] = [network.room('lounge'), network.room('garden')]
  await using house = await makeHouse()
  const { now } = house.platform.clock
  house.platform.clock = { now: () => new Date(now().getTime() + 10 * 60_000) }
  const receiver = house.receive()
  network.say(lounge, marta, 'before @harriswear', call())
  await house.named('before @harriswear')
  network.say(garden, marta, 'after @harriswear', call())
  await house.named('after @harriswear')
  await receiver.stop()
  expect(house.items.size).toBe(2)
})

test('files are kept, and those that are too large are named', async () => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  network.files.set('/torn.jpg', Buffer.from('a picture'))
  const attachments = [
    { id: '1', filename: 'torn.jpg', size: 9, url: `${network.url}/torn.jpg`, content_type: 'image/jpeg' },
    { id: '2', filename: 'film.mov', size: 90_000_000, url: `${network.url}/film.mov` },
  ]
  network.say(lounge, marta, 'look @harriswear', { ...call(), attachments, sticker_items: [{ name: 'hawk' }] })
  const item = await house.named('look @harriswear\n\n🏷 hawk\n\n📎 film.mov (86 MB)')
  await receiver.stop()
  expect(item.attachments).toMatchObject([{ name: 'torn.jpg', type: 'image/jpeg', bytes: 9 }])
  expect((await openAccount(house.platform, await house.channel()).readFile(item.attachments[0]!.file)).toString()).toBe('a picture')
})

test('when an answer breaks off, the message is looked for, and written once; who is asked to wait waits', async () => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  network.say(lounge, marta, 'once please @harriswear', call())
  const item = await house.named('once please @harriswear')
  await receiver.stop()
  network.faults.breaksOff = 1
  const sender = house.send()
  await house.answer(item, 'Once.')
  await house.failedOnce()
  await until(async () => (await house.outbox())[0].state === 'sent')
  expect(network.messages.filter((said) => said.content === 'Once.')).toHaveLength(1)
  network.faults.says.push({ status: 429, body: { message: 'You are being rate limited.', retry_after: 7.5, global: false } })
  await house.answer(item, 'Twice.')
  await until(async () => (await house.outbox())[1].error)
  await sender.stop()
  expect((await house.pool.query('select extract(epoch from due_at - waits_since)::float as wait from channels.outbox where attempts = 1')).rows).toEqual([
    { wait: 7.5 },
  ])
})

test('an answer that waited while a room talked on is looked for among all of it, and written once', async () => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  network.say(lounge, marta, 'when you have time @harriswear', call())
  const item = await house.named('when you have time @harriswear')
  await receiver.stop()
  await house.answer(item, 'Late, and once.')
  for (let nth = 0; nth < 120; nth++) network.say(lounge, marta, `chatter ${nth}`)
  network.faults.breaksOff = 1
  const sender = house.send()
  const written = () => network.messages.filter((said) => said.content === 'Late, and once.').length
  await until(() => written() === 1)
  network.nonces.clear() // Discord forgets them after some minutes
  await house.failedOnce()
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  expect(written()).toBe(1)
})

test.each([
  [{ status: 400, body: { message: 'Unknown message', code: 10008 } }, 'The message you answer was deleted.'],
  [{ status: 403, body: { message: 'Missing Permissions', code: 50013 } }, 'The bot may not write there.'],
  [{ status: 403, body: { message: 'Cannot send messages to this user', code: 50007 } }, 'takes no direct messages'],
  [{ status: 400, body: { message: 'Invalid Form Body', code: 50035 } }, 'Discord refused: Invalid Form Body'],
])('a refusal is said in words: %j', async (fault, words) => {
  const lounge = network.room('lounge')
  await using house = await makeHouse()
  const receiver = house.receive()
  network.say(lounge, marta, 'hello @harriswear', call())
  const item = await house.named('hello @harriswear')
  await receiver.stop()
  network.faults.says.push(fault)
  const sender = house.send()
  await house.answer(item, 'Hello!')
  await until(async () => (await house.outbox())[0].state === 'failed')
  await sender.stop()
  expect((await house.outbox())[0].advice).toContain(words)
})

test('a wrong token, an intent that is off, a channel out of sight say what to do', async () => {
  const help = network.room('help')
  await expect(makeHouse({ botToken: 'wrong' })).rejects.toThrow('wrong, or was reset')
  await expect(makeHouse({ channels: '299999999999999999' })).rejects.toThrow('cannot see the channel 299999999999999999')
  await expect(makeHouse({ channels: '#help' })).rejects.toThrow('Copy Link')
  network.flags = 0
  await expect(makeHouse({ channels: help.id })).rejects.toThrow('switch on “Message Content Intent”')
  network.flags = 1 << 18
  await using house = await makeHouse({ channels: help.id })
  network.faults.closes = 4014 // switched off later
  const receiver = house.receive()
  await until(async () => (await house.channel()).needs)
  await receiver.stop()
  expect((await house.channel()).needs).toContain('Message Content Intent')
})
