import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { inTransaction, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { makeClock } from '../../../test/clock.ts'
import { makePlatform, makeStandIn, register, until, type StandIn } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { AccountTrouble } from '../adapter.ts'
import { findOrMakeChannel } from '../connecting/connect.ts'
import { cancelMessage } from './cancel.ts'
import { claim } from './claim.ts'
import { queueMessage } from './queue.ts'
import { retryMessage } from './retry.ts'
import { runSender } from './run.ts'
import type { SentMessage } from './settle.ts'

async function makeHouse(network: StandIn = makeStandIn()) {
  register(network)
  const database = await makeDatabase()
  const clock = makeClock()
  const platform = await makePlatform(database, clock)
  const act = <T>(run: (work: Parameters<typeof queueMessage>[0]) => Promise<T>) => inTransaction(database.db, (tx) => run({ tx, by: AERIE, now: clock.now() }))
  const channelId = await act((work) => findOrMakeChannel(work, { network: network.network, name: 'Shop' }))
  const kept: SentMessage[] = []
  return {
    ...database,
    network,
    platform,
    clock,
    act,
    channelId,
    kept,
    write: (text: string, conversationId = newId()) =>
      act((work) => queueMessage(work, { channelId, conversationId, text, inReplyTo: 'their-1', visibility: 'public' })),
    /** A process that sends; `stop` ends it the orderly way. */
    sender(onSent = async (_: unknown, __: Date, sent: SentMessage) => void kept.push(sent)) {
      const end = new AbortController()
      const done = runSender(platform, onSent, end.signal, { [network.network]: network })
      const stop = async () => (end.abort(), done)
      onTestFinished(() => end.abort())
      return { stop }
    },
    states: async () =>
      (await database.pool.query<{ state: string }>('select state from channels.outbox order by written_at, id')).rows.map((row) => row.state),
    facts: async () =>
      (await database.pool.query<{ kind: string }>(`select kind from platform.fact where kind like 'message.%' order by seq`)).rows.map((row) => row.kind),
    /** The processes that hold messages are dead: their leases end. */
    leasesEnd: () => database.pool.query(`update channels.outbox set leased_until = clock_timestamp() - interval '1 second' where leased_until is not null`),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('what is written is sent once, kept in its thread, and told', async () => {
  await using house = await makeHouse()
  const sender = house.sender()
  const { id } = await house.write('Thank you, we look into it.')
  await until(async () => (await house.states())[0] === 'sent')
  await sender.stop()
  expect(house.network.there).toEqual([{ id, text: 'Thank you, we look into it.' }])
  expect(house.kept[0]).toMatchObject({
    outboxId: id,
    item: { id: `n-${id}`, direction: 'out', inReplyTo: 'their-1', text: 'Thank you, we look into it.', author: { handle: 'Shop' } },
  })
  expect(await house.facts()).toEqual(['message.sent'])
})

test('a conversation is sent in order of writing, whatever two senders do; others go on beside it', async () => {
  await using house = await makeHouse()
  const conversations = [newId(), newId(), newId()]
  for (let n = 0; n < 5; n++) for (const [c, conversation] of conversations.entries()) await house.write(`${c}.${n}`, conversation)
  house.network.beforeSend = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 8))
  const senders = [house.sender(), house.sender()]
  await until(async () => (await house.states()).every((state) => state === 'sent'))
  await Promise.all(senders.map((sender) => sender.stop()))
  for (const c of conversations.keys())
    expect(house.network.there.filter((one) => one.text.startsWith(`${c}.`)).map((one) => one.text)).toEqual([0, 1, 2, 3, 4].map((n) => `${c}.${n}`))
})

const never = () => new Promise<void>(() => undefined)
const deaths = [
  ['between the claim and the network', 'beforeSend'],
  ['between the network and the answer', 'afterSend'],
] as const
test.each(deaths)('a sender that dies %s: the message is there exactly once', async (_, step) => {
  await using house = await makeHouse()
  let isDead = false
  house.network[step] = () => ((isDead = true), never())
  const doomed = house.sender()
  const { id } = await house.write('once')
  await until(() => isDead)
  void doomed.stop()
  Object.assign(house.network, { beforeSend: () => Promise.resolve(), afterSend: () => Promise.resolve() })
  await house.leasesEnd()
  const next = house.sender()
  await until(async () => (await house.states())[0] === 'sent')
  await next.stop()
  expect(house.network.there.map((one) => one.id)).toEqual([id])
  expect(house.kept.map((sent) => sent.outboxId)).toEqual([id])
  expect(await house.facts()).toEqual(['message.sent'])
})

test('a sender whose commit dies: the message is there exactly once, and kept exactly once', async () => {
  await using house = await makeHouse()
  let dead = 0
  const sender = house.sender(async (tx, _, sent) => {
    await sql`insert into platform.setting values (${sent.outboxId}, 'true')`.execute(tx as Tx)
    if (dead++ === 0) throw new Error('killed here')
    house.kept.push(sent)
  })
  const { id } = await house.write('once')
  await until(() => dead === 1)
  expect(await house.states()).toEqual(['sending'])
  await house.leasesEnd()
  await until(async () => (await house.states())[0] === 'sent')
  await sender.stop()
  expect(house.network.there.map((one) => one.id)).toEqual([id])
  expect(house.kept).toHaveLength(1)
  expect((await house.pool.query('select from platform.setting where name = $1', [id])).rowCount).toBe(1)
})

test('a sender that was overtaken does not write what it found', async () => {
  await using house = await makeHouse()
  let finish: (() => void) | undefined
  house.network.afterSend = () => new Promise((resolve) => (finish = resolve))
  const slow = house.sender()
  const { id } = await house.write('once')
  await until(() => house.network.there.length === 1)
  house.network.afterSend = () => Promise.resolve()
  await house.leasesEnd()
  const quick = house.sender()
  await until(async () => (await house.states())[0] === 'sent')
  finish!()
  await Promise.all([slow.stop(), quick.stop()])
  expect(house.network.there.map((one) => one.id)).toEqual([id])
  expect(await house.facts()).toEqual(['message.sent'])
})

test('trouble that passes is tried again; a message nobody takes says so after a while, and blocks nobody', async () => {
  await using house = await makeHouse()
  house.network.beforeSend = (message) => (message.text === 'cursed' ? Promise.reject(new Error('connection reset')) : Promise.resolve())
  const sender = house.sender()
  await house.write('cursed')
  await house.write('fine')
  await until(async () => (await house.states())[1] === 'sent')
  await until(async () => {
    house.clock.advance({ minutes: 1 })
    return (await house.states())[0] === 'failed'
  })
  await sender.stop()
  const { rows } = await house.pool.query('select attempts, error, advice from channels.outbox where state = $1', ['failed'])
  expect(rows[0]).toMatchObject({ attempts: 8, error: 'connection reset' })
  expect(rows[0].advice).toContain('send the message again')
  expect(await house.facts()).toEqual(['message.sent', 'message.failed'])
})

test('what only a person can mend fails at once with advice, and is sent when they ask, looked for first', async () => {
  await using house = await makeHouse()
  house.network.trouble = new AccountTrouble('401', 'Sign in again on the channels page.')
  const sender = house.sender()
  const { id } = await house.write('hello')
  await until(async () => (await house.states())[0] === 'failed')
  expect((await house.pool.query('select advice, attempts from channels.outbox')).rows).toEqual([
    { advice: 'Sign in again on the channels page.', attempts: 1 },
  ])
  house.network.trouble = null
  house.network.there.push({ id, text: 'hello' }) // it had arrived after all
  await house.act((work) => retryMessage(work, id))
  await until(async () => (await house.states())[0] === 'sent')
  await sender.stop()
  expect(house.network.there).toHaveLength(1)
})

test('a message can be taken back while nobody has tried to send it', async () => {
  await using house = await makeHouse()
  const draft = { channelId: house.channelId, conversationId: newId(), text: 'oops', inReplyTo: null, visibility: 'public' as const }
  const { id } = await house.act((work) => queueMessage(work, { ...draft, notBefore: new Date(house.clock.now().getTime() + 10_000) }))
  const sender = house.sender()
  await house.act((work) => cancelMessage(work, id))
  house.clock.advance({ seconds: 20 })
  const later = await house.write('said instead')
  await until(async () => (await house.states())[1] === 'sent')
  await expect(house.act((work) => cancelMessage(work, later.id))).rejects.toThrow('sent already')
  await sender.stop()
  expect(house.network.there.map((one) => one.text)).toEqual(['said instead'])
})

test('no more is sent than the network allows, and its word to wait is kept', async () => {
  await using house = await makeHouse(makeStandIn('paced', { pace: { messages: 3, perSeconds: 60 } }))
  const sender = house.sender()
  for (let n = 0; n < 5; n++) await house.write(`${n}`)
  await until(() => house.network.there.length === 3)
  house.clock.advance({ seconds: 20 })
  await until(() => house.network.there.length === 4)
  house.network.trouble = new AccountTrouble('429', 'The network is busy.', { needsYou: false, retryAfter: 600_000 })
  house.clock.advance({ seconds: 20 })
  await until(async () => (await house.pool.query('select from channels.channel where send_after is not null')).rowCount)
  house.network.trouble = null
  await sender.stop()
  const { rows } = await house.pool.query('select send_after from channels.channel')
  expect(rows[0].send_after.getTime() - house.clock.now().getTime()).toBe(600_000)
})

test('a clock that is set back holds nothing up, and changes no order', async () => {
  await using house = await makeHouse()
  const conversation = newId()
  await house.write('first', conversation)
  house.clock.advance({ hours: -3 })
  await house.write('second', conversation)
  const sender = house.sender()
  await until(async () => (await house.states()).every((state) => state === 'sent'))
  await sender.stop()
  expect(house.network.there.map((one) => one.text)).toEqual(['first', 'second'])
})

test('what was written while the outbox was being looked at waits for second thoughts like any other', async () => {
  await using house = await makeHouse()
  await house.write('wait')
  const claimed = async (waitsSince: number) => {
    const now = house.clock.now()
    const at = (later: number): Date => new Date(now.getTime() + later)
    await house.pool.query('update channels.outbox set waits_since = $1, due_at = $2', [at(waitsSince), at(waitsSince + 5_000)])
    return (await claim(house.db, newId(), now, 10, { standin: house.network })).length
  }
  expect(await claimed(1_000)).toBe(0)
  expect(await claimed(3_600_000), 'the clock was set back since').toBe(1)
})

test('a lease from before the database’s clock was set back does not hold a dead sender’s message', async () => {
  await using house = await makeHouse()
  let isDead = false
  house.network.beforeSend = () => ((isDead = true), never())
  const doomed = house.sender()
  await house.write('once')
  await until(() => isDead)
  void doomed.stop()
  house.network.beforeSend = () => Promise.resolve()
  await house.pool.query(`update channels.outbox set leased_until = clock_timestamp() + interval '3 hours', due_at = due_at + interval '3 hours'`)
  const next = house.sender()
  await until(async () => (await house.states())[0] === 'sent')
  await next.stop()
  expect(house.network.there.map((one) => one.text)).toEqual(['once'])
})

test('a sender does not take again what it is sending, whatever a clock says of its lease', async () => {
  await using house = await makeHouse()
  let free = (): void => undefined
  let sent = 0
  house.network.beforeSend = () => new Promise((resolve) => ((free = resolve), sent++))
  const sender = house.sender()
  await house.write('once')
  await until(() => sent === 1)
  await house.leasesEnd()
  await house.write('another, so that it looks again')
  await until(() => sent === 2)
  free()
  house.network.beforeSend = () => Promise.resolve()
  await sender.stop()
  const { rows } = await house.pool.query<{ attempts: number }>('select attempts from channels.outbox order by id')
  expect(rows.map((row) => row.attempts)).toEqual([1, 1])
})
