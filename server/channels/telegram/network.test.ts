import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { startBotServer, type BotServer } from '../../../test/telegram/bot-server.ts'
import { openAccount } from '../account.ts'
import { telegram } from './adapter.ts'

let server: BotServer
beforeEach(async () => {
  server = await startBotServer()
})
afterEach(() => server[Symbol.asyncDispose]())

const makeHouse = (fields: Record<string, string | boolean> = {}) => makeChannelHouse(telegram, { apiRoot: server.url, botToken: server.token, ...fields })

const marta = { id: 777, is_bot: false, first_name: 'Marta', last_name: 'Nowak', username: 'marta' }
const joao = { id: 888, is_bot: false, first_name: 'João' }
const alone = { id: 777, type: 'private', first_name: 'Marta' }
const club = { id: -1001234, type: 'supergroup', title: 'Hawk club' }
let nth = 0
const message = (more: object) => ({ message_id: ++nth, date: 1_795_300_000 + nth, from: marta, chat: alone, ...more })

test('what is written to the bot comes in as one conversation, and is answered there', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  server.push('message', message({ text: '/start' }))
  const question = message({ text: 'Do the gloves come in black?' })
  server.push('message', question)
  server.push('message', message({ text: 'And in size 9?' }))
  const last = await house.named('And in size 9?')
  const [start, first] = [await house.named('/start'), await house.named('Do the gloves come in black?')]
  expect(start).toMatchObject({ automatic: true })
  expect(first).toMatchObject({
    id: `777:${question.message_id}`,
    visibility: 'direct',
    author: { id: '777', handle: 'marta', name: 'Marta Nowak' },
    references: [start.id],
    extra: { chat: 777 },
  })
  expect(last.references).toEqual([first.id])
  const sender = house.send()
  await house.answer(last, 'They do, and yes.')
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([receiver.stop(), sender.stop()])
  expect(server.written).toEqual([
    {
      method: 'sendMessage',
      chat_id: 777,
      text: 'They do, and yes.',
      reply_parameters: { message_id: Number(last.id.split(':')[1]), allow_sending_without_reply: true },
    },
  ])
  expect((await house.outbox())[0].network_id).toBe('777:9001')
  expect((await house.channel()).own).toMatchObject({ id: '123456789', handle: 'harriswear_bot' })
})

test('in a group only what is said to the bot comes in, with what it answers; or everything, when that is wanted and possible', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const above = message({ chat: club, from: joao, text: 'my zip broke' })
  server.push('message', message({ chat: club, text: 'nice weather' }))
  server.push(
    'message',
    message({ chat: club, text: '@harriswear_bot can you help João?', reply_to_message: above, is_topic_message: true, message_thread_id: 5 }),
  )
  const call = await house.named('@harriswear_bot can you help João?')
  const said = await house.named('my zip broke')
  expect(call).toMatchObject({
    visibility: 'public',
    inReplyTo: said.id,
    url: `https://t.me/c/1234/${call.id.split(':')[1]}`,
    extra: { topic: 5, group: 'Hawk club' },
  })
  expect(said).toMatchObject({ automatic: true, extra: { context: true }, author: { id: '888', name: 'João' } })
  const sender = house.send()
  await house.answer(call, 'Gladly.')
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([receiver.stop(), sender.stop()])
  expect(server.written[0]).toMatchObject({ chat_id: -1001234, message_thread_id: 5 })
  expect([...house.items.values()].map((item) => item.text)).not.toContain('nice weather')

  await expect(makeHouse({ wholeGroups: true })).rejects.toThrow('hears in groups only what is said to it')
  server.bot.can_read_all_group_messages = true
  await using whole = await makeHouse({ wholeGroups: true })
  const hearing = whole.receive()
  server.push('message', message({ chat: club, text: 'nicer weather' }))
  expect(await whole.named('nicer weather')).toMatchObject({ visibility: 'public', automatic: false })
  await hearing.stop()
})

test('files are kept, what is too large is named; what is no text has words', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  server.files.set('torn.jpg', Buffer.from('a picture'))
  server.push('message', message({ caption: 'torn', photo: [{ file_id: 'small' }, { file_id: 'torn.jpg', file_size: 9 }] }))
  server.push('message', message({ document: { file_id: 'film', file_name: 'film.mov', file_size: 90_000_000, mime_type: 'video/quicktime' } }))
  server.push('message', message({ voice: { file_id: 'gone', file_size: 5 }, location: { latitude: 1.5, longitude: 2 }, sticker: { emoji: '🦅' } }))
  server.push('message', message({ new_chat_members: [marta] }))
  server.push('message', message({ text: 'that was all' }))
  await house.named('that was all')
  await receiver.stop()
  const items = [...house.items.values()]
  expect(items.map((item) => item.text)).toEqual(['torn', '📎 film.mov (86 MB)', '🦅\n\n📍 1.5, 2\n\n📎 voice.ogg (1 MB)', 'that was all'])
  const [picture] = items[0]!.attachments
  expect(picture).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg', bytes: 9 })
  expect((await openAccount(house.platform, await house.channel()).readFile(picture!.file)).toString()).toBe('a picture')
})

test('an edit is followed; what cannot be read is set aside; nothing is asked for anew once it is kept', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const first = message({ text: 'sise 9' })
  server.push('message', first)
  server.push('message', { message_id: 'not a number' })
  server.push('edited_message', { ...first, text: 'size 9', edit_date: 1_795_400_000 })
  await until(() => house.changes.length)
  await until(() => server.updates.length === 0)
  await receiver.stop()
  expect(house.changes).toEqual([{ change: 'edited', id: `777:${first.message_id}`, at: new Date(1_795_400_000_000), text: 'size 9' }])
  expect(house.broken).toMatchObject([{ place: 'an update', reason: expect.stringContaining('message_id') }])
})

test('what came while we were away is fetched; longer than Telegram keeps is said aloud', async () => {
  await using house = await makeHouse()
  const first = house.receive()
  server.push('message', message({ text: 'before' }))
  await house.named('before')
  await first.stop()
  for (let i = 0; i < 250; i++) server.push('message', message({ text: `missed ${i}` }))
  const again = house.receive()
  await until(() => house.items.size === 251)
  await again.stop()
  expect(house.broken).toEqual([])
  await house.pool.query(`update channels.channel set cursor = jsonb_set(cursor, '{askedAt}', '"2026-01-01T00:00:00.000Z"')`)
  const late = house.receive()
  await until(() => house.broken.length)
  await late.stop()
  expect(house.broken[0]!.reason).toContain('Telegram keeps messages for 24 hours')
})

test('who is asked to wait waits, and sends once', async () => {
  await using house = await makeHouse()
  server.faults.says.push({ error_code: 429, description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } })
  const item = await received(house, 'please wait')
  const sender = house.send()
  await house.answer(item, 'Once.')
  await until(async () => (await house.outbox())[0].error)
  expect((await house.pool.query('select due_at - waits_since as wait from channels.outbox')).rows[0].wait).toMatchObject({ seconds: 7 })
  await house.pool.query('update channels.outbox set due_at = written_at')
  await house.pool.query('update channels.channel set send_after = null')
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  expect(server.written).toHaveLength(1)
})

test('when it is not known whether it was sent, a person decides', async () => {
  await using house = await makeHouse()
  server.faults.breaksOff = 1
  const item = await received(house, 'perhaps')
  const sender = house.send()
  await house.answer(item, 'Perhaps sent.')
  await house.failedOnce()
  await until(async () => (await house.outbox())[0].state === 'failed')
  expect((await house.outbox())[0].advice).toContain('It may have been sent')
  expect(server.written).toHaveLength(1)
  await house.pool.query(`update channels.outbox set state = 'queued', tries = 0, due_at = written_at`) // the person looked, and sends it again
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  expect(server.written).toHaveLength(2)
})

test('a message that was refused first and then perhaps sent is not sent again by itself', async () => {
  await using house = await makeHouse()
  server.faults.says.push({ error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } })
  const item = await received(house, 'refused, then perhaps')
  const sender = house.send()
  await house.answer(item, 'Perhaps sent.')
  await until(async () => (await house.outbox())[0].error)
  server.faults.breaksOff = 1
  await until(async () => {
    await house.pool.query(`update channels.outbox set due_at = written_at where state = 'queued'`)
    await house.pool.query('update channels.channel set send_after = null')
    return ['sent', 'failed'].includes((await house.outbox())[0].state)
  })
  await sender.stop()
  expect((await house.outbox())[0].advice).toContain('It may have been sent')
  expect(server.written).toHaveLength(1)
})

test('a group that moved is found again; a person who blocked the bot is told; files follow the text', async () => {
  await using house = await makeHouse()
  const item = await received(house, 'send me the label')
  const sender = house.send()
  server.faults.says.push({ error_code: 400, description: 'Bad Request: group chat was upgraded', parameters: { migrate_to_chat_id: -1009 } })
  await house.platform.files.put('attachments/label.pdf', Buffer.from('a label'))
  await house.answer(item, 'Here.', { attachments: [{ file: 'attachments/label.pdf', name: 'label.pdf', type: 'application/pdf', bytes: 7 }] })
  await until(async () => (await house.outbox())[0].state === 'sent')
  expect(server.written).toMatchObject([
    { chat_id: -1009, text: 'Here.' },
    { method: 'sendDocument', chat_id: -1009, file: 'label.pdf' },
  ])
  server.faults.says.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' })
  await house.answer(item, 'Still there?')
  await until(async () => (await house.outbox())[1].state === 'failed')
  await sender.stop()
  expect((await house.outbox())[1].advice).toContain('has blocked the bot')
})

test('a revoked token, a webhook, a wrong token say what to do', async () => {
  await using house = await makeHouse()
  server.faults.revoked = true
  const receiver = house.receive()
  await until(async () => (await house.channel()).needs)
  await receiver.stop()
  expect((await house.channel()).needs).toContain('wrong, or was revoked. In Telegram open @BotFather')
  await expect(makeHouse()).rejects.toThrow('wrong, or was revoked')
  server.faults.revoked = false
  server.hook.url = 'https://other.example/hook'
  await expect(makeHouse()).rejects.toThrow('it has a webhook')
  await expect(makeChannelHouse(telegram, { apiRoot: 'http://10.0.0.1', botToken: 'x' })).rejects.toThrow('must begin with https://')
})

async function received(house: Awaited<ReturnType<typeof makeHouse>>, text: string) {
  const receiver = house.receive()
  server.push('message', message({ text }))
  const item = await house.named(text)
  await receiver.stop()
  return item
}
