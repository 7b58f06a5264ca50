import { expect, test } from 'vitest'
import { makeStandIn, register, until } from '../../../test/channels.ts'
import { makeClock } from '../../../test/clock.ts'
import { makeDatabase } from '../../../test/database.ts'
import { CARE, startMailServer } from '../../../test/mail-server.ts'
import { makeServer } from '../../../test/server.ts'
import { startSmtpReceiver } from '../../../test/smtp-receiver.ts'
import { takeIn } from '../../app/intake.ts'
import { AccountTrouble, type Account } from '../adapter.ts'
import { runReceivers } from '../receiving/run.ts'
import { lookAfter } from './look-after.ts'

/** An Aerie whose clock is turned by hand, with one channel on a network in memory. */
async function openHouse(network = makeStandIn('square', { yieldsEvery: 60_000 }), env: Record<string, string> = {}) {
  register(network)
  const database = await makeDatabase()
  const clock = makeClock()
  const server = await makeServer(database, { clock, env })
  const ada = await server.asMember('administrator', { email: 'ada@shop.test' })
  const channel = await ada.call('POST /channels', { body: { network: network.network, name: 'Square', teamId: null, fields: { password: 'p' } } })
  const receiving = { end: new AbortController(), done: Promise.resolve() }
  const house = {
    database,
    clock,
    server,
    ada,
    network,
    channel,
    /** Receives until it is told to stop. */
    receive() {
      receiving.end = new AbortController()
      receiving.done = runReceivers(server.platform, takeIn, receiving.end.signal, { [network.network]: network })
    },
    rest: async () => (receiving.end.abort(), receiving.done),
    look: () => lookAfter(server.platform),
    troubles: async () => (await ada.call('GET /channels/troubles')).items,
    health: () => ada.call('GET /channels/:id/health', { params: channel }),
    say: (id: string, at = clock.now()) => ({ id, network: 'square', author: { id: 'marta', handle: 'marta' }, text: `Question ${id}`, at }) as never,
    /** Brings items in as a receiver would, without one. */
    bring: (ids: string[], at = clock.now()) => takeIn(server.platform, { channelId: channel.id, items: ids.map((id) => house.say(id, at)) }),
    kept: async () =>
      (await database.pool.query<{ network_id: string }>('select network_id from listening.item order by at, network_id')).rows.map((row) => row.network_id),
    set: (columns: string) => database.pool.query(`update channels.channel set ${columns}`),
    facts: async () =>
      (await database.pool.query<{ kind: string }>(`select kind from platform.fact where kind like 'channel.trouble%' order by seq`)).rows.map(
        (row) => row.kind,
      ),
    async [Symbol.asyncDispose]() {
      await house.rest()
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
  return house
}

test('a revoked token is told at once with what to do, and once when it is over', { timeout: 60_000 }, async () => {
  await using house = await openHouse()
  house.network.trouble = new AccountTrouble('401: the token was revoked', 'Sign in again.')
  house.receive()
  await until(async () => (await house.look(), (await house.troubles())[0]))
  await house.look()
  expect(await house.troubles()).toMatchObject([{ what: 'needs_you', advice: 'Sign in again.', detail: '401: the token was revoked', overAt: null }])
  house.network.trouble = null
  house.network.inbox.push([house.say('1')])
  await house.rest()
  house.receive()
  await until(async () => (await house.kept()).length === 1)
  await until(async () => (await house.ada.call('GET /channels')).items[0]!.state === 'well')
  await house.look()
  expect(await house.troubles(), 'seems to be over').toEqual([])
  expect(await house.facts()).toEqual(['channel.trouble_noticed'])
  house.clock.advance({ minutes: 4 })
  await house.set(`attended_at = '${house.clock.now().toISOString()}', last_ok_at = '${house.clock.now().toISOString()}'`)
  await house.look()
  await house.look()
  expect(await house.facts()).toEqual(['channel.trouble_noticed', 'channel.trouble_ended'])
})

test('a channel whose access is renewed leaves the banner as soon as it is heard, before the next look', { timeout: 120_000 }, async () => {
  await using house = await openHouse()
  house.network.trouble = new AccountTrouble('401: the token was revoked', 'Sign in again.')
  house.receive()
  await until(async () => (await house.look(), (await house.troubles())[0]))
  house.network.trouble = null
  house.clock.advance({ seconds: 20 })
  await house.ada.call('PATCH /channels/:id', { params: house.channel, body: { fields: { password: 'new' } } })
  await until(async () => (await house.troubles()).length === 0)
  const { rows } = await house.database.pool.query(`select kind from platform.fact where kind like 'channel.%' order by seq desc limit 1`)
  expect(rows, 'which has the screens look again').toEqual([{ kind: 'channel.recovered' }])
  await house.look()
  expect(await house.facts(), 'mailed as over when it has lasted').toEqual(['channel.trouble_noticed'])
})

test('after 48 hours of absence everything missed is there, once, and marked late', { timeout: 120_000 }, async () => {
  await using house = await openHouse()
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nth) => `q${from + nth}`)
  house.network.inbox.push([house.say('q1'), house.say('q2')])
  house.receive()
  await until(async () => (await house.kept()).length === 2)
  await house.rest()
  for (const id of ids(3, 50)) {
    house.clock.advance({ hours: 1 })
    house.network.inbox.push([house.say(id)])
  }
  house.clock.advance({ minutes: 10 })
  house.receive()
  await until(async () => (await house.kept()).length === 50)
  expect(new Set(await house.kept())).toEqual(new Set(ids(1, 50)))
  await until(async () => (await house.health()).gaps[0]?.to)
  const { gaps, days } = await house.health()
  expect(gaps).toMatchObject([{ why: 'away', from: '2026-03-02T09:00:00.000Z', to: '2026-03-04T09:10:00.000Z', items: 48 }])
  expect(days.slice(-3).map(({ items, receivedLate }) => [items, receivedLate])).toEqual([
    [16, 14],
    [24, 24],
    [10, 10],
  ])
  const { items } = await house.ada.call('GET /conversations', { query: { view: 'waiting', limit: 200 } })
  const [first, late] = await Promise.all(
    ['q1', 'q3']
      .map((id) => items.find((one) => one.preview === `Question ${id}`)!.id)
      .map((id) => house.ada.call('GET /conversations/:id', { params: { id } })),
  )
  expect(first!.entries.find((entry) => entry.what === 'item')).toMatchObject({ receivedLateAt: null })
  expect(late!.entries.find((entry) => entry.what === 'item')).toMatchObject({ receivedLateAt: '2026-03-04T09:10:00.000Z' })
})

test('one delivery in ten fails on the way: none is lost, none comes twice, and nobody is alarmed', { timeout: 60_000 }, async () => {
  let looks = 0
  const network = makeStandIn('square')
  const receive = network.receive!.bind(network)
  network.receive = async function* (...asked) {
    for await (const arrival of receive(...asked)) {
      if (++looks % 10 === 0) throw new Error('connection reset')
      yield arrival
    }
  }
  await using house = await openHouse(network)
  house.network.inbox.push(...Array.from({ length: 40 }, (_, nth) => [house.say(`q${nth}`)]))
  house.receive()
  await until(async () => (await house.kept()).length === 40)
  await house.look()
  expect(await house.troubles()).toEqual([])
})

test('a server that says 500 is told after two minutes, with the gap; a channel that says nothing at all after three', { timeout: 60_000 }, async () => {
  await using house = await openHouse()
  house.receive()
  await until(async () => (await house.ada.call('GET /channels')).items[0]!.lastOkAt)
  house.network.trouble = new Error('500')
  await until(async () => (await house.ada.call('GET /channels')).items[0]!.failingSince)
  await house.look()
  expect(await house.troubles(), 'a hiccup').toEqual([])
  await until(async () => (await house.health()).gaps[0])
  house.clock.advance({ minutes: 2 })
  await house.look()
  expect(await house.troubles()).toMatchObject([{ what: 'failing', detail: '500', advice: null }])
  expect((await house.health()).gaps).toMatchObject([{ why: 'failing', to: null }])
  await house.rest()
  await house.set('failing_since = null, failing_told_at = null')
  house.clock.advance({ minutes: 4 })
  await house.look()
  expect((await house.troubles()).map(({ what }) => what)).toEqual(['unheard'])
})

test('what the network says of the account is shown and told: the allowance, missing permissions, an access that ends', async () => {
  const network = makeStandIn('square')
  network.receive = async function* ({ tell, now }: Account) {
    tell({ allowance: { left: 12, limit: 300, resetAt: new Date('2026-03-02T09:05:00Z') }, waiting: 7 })
    tell({ missing: ['Give the bot its role.'], accessEndsAt: new Date(now().getTime() + 3 * 86_400_000) })
    yield { items: [], cursor: 1 }
    await new Promise(() => undefined)
  }
  await using house = await openHouse(network)
  house.receive()
  await until(async () => (await house.health()).allowance)
  expect(await house.health()).toMatchObject({
    allowance: { left: 12, limit: 300, resetAt: '2026-03-02T09:05:00.000Z' },
    waiting: 7,
    missing: ['Give the bot its role.'],
    accessEndsAt: '2026-03-05T09:00:00.000Z',
  })
  await house.look()
  expect((await house.troubles()).map(({ what, advice }) => [what, advice])).toEqual(
    expect.arrayContaining([
      ['access_ends', expect.stringContaining('Connect the account again before then')],
      ['missing', 'Give the bot its role.'],
    ]),
  )
})

test('a channel that falls silent against its habit is noticed, a new one that is as silent is not', { timeout: 60_000 }, async () => {
  await using house = await openHouse()
  await house.set(`created_at = created_at - interval '30 days'`)
  const start = house.clock.now().getTime() - 30 * 86_400_000
  const hours = Array.from({ length: 30 * 24 }, (_, nth) => new Date(start + nth * 3_600_000))
  for (const at of hours) await house.database.pool.query('insert into channels.came values ($1, $2, 5, 0)', [house.channel.id, at])
  const now = house.clock.now().toISOString()
  await house.set(`last_item_at = '${now}', last_ok_at = '${now}', attended_at = '${now}'`)
  house.clock.advance({ hours: 8 })
  const later = house.clock.now().toISOString()
  await house.set(`last_ok_at = '${later}', attended_at = '${later}'`)
  await house.look()
  expect((await house.troubles()).map(({ what }) => what)).toEqual(['quiet'])
  expect((await house.ada.call('GET /channels')).items[0]!.state).toBe('quiet')
  expect((await house.health()).lastDay.usual).toBeCloseTo(120, -1)
  await house.database.pool.query('delete from channels.came')
  await house.set('quiet_from = null')
  await house.look()
  expect(await house.troubles()).toEqual([])
})

test('leads and administrators are mailed once when it is noticed and once when it is over, nobody else', { timeout: 60_000 }, async () => {
  await using mails = await startSmtpReceiver()
  await using house = await openHouse(makeStandIn('square'), {
    AERIE_SMTP_URL: `smtp://aerie:secret@127.0.0.1:${mails.port}`,
    AERIE_MAIL_FROM: 'aerie@shop.test',
    AERIE_ROLES: 'web,worker',
  })
  await house.server.asMember('lead', { email: 'lea@shop.test' })
  await house.server.asMember('agent', { email: 'claire@shop.test' })
  await house.server.startWorkers()
  await house.set(`paused_at = null, failing_since = '2026-03-02T08:00:00Z', needs = 'Enter the new password.', last_error = 'wrong password'`)
  house.network.trouble = new AccountTrouble('wrong password', 'Enter the new password.')
  await house.look()
  await until(() => mails.mails.length === 2)
  expect(mails.mails.flatMap(({ to }) => to).toSorted()).toEqual(['ada@shop.test', 'lea@shop.test'])
  const text = mails.mails[0]!.raw.toString('utf8').replaceAll('=\r\n', '')
  expect(text).toContain('Subject: Square needs you')
  expect(text).toContain('Enter the new password.')
  expect(text).toContain(`http://aerie.test/channels/${house.channel.id}`)
  await house.set('failing_since = null, needs = null, last_error = null')
  await house.look()
  house.clock.advance({ minutes: 4 })
  await house.look()
  await until(() => mails.mails.length === 4)
  expect(
    mails.mails.map(({ raw }) => /Subject: .*/.exec(raw.toString('utf8'))![0]).filter((subject) => subject === 'Subject: Square needs you'),
    'once each',
  ).toHaveLength(2)
})

test('without a mail server of the company it is told through a mail channel that is well, and not through one that is not', { timeout: 60_000 }, async () => {
  await using imap = await startMailServer()
  await using mails = await startSmtpReceiver()
  const network = makeStandIn('square', { yieldsEvery: 60_000 })
  await using house = await openHouse(network, { AERIE_URL: 'http://127.0.0.1:4600', AERIE_ROLES: 'web,worker' })
  await house.server.startWorkers()
  const servers = { imapHost: '127.0.0.1', imapPort: imap.imap, imapSecurity: 'none', smtpHost: '127.0.0.1', smtpPort: mails.port, smtpSecurity: 'none' }
  const fields = { address: CARE, password: 'secret', ...servers }
  await house.ada.call('POST /channels', { body: { network: 'email', name: 'Mail', teamId: null, fields } })
  expect((await house.ada.call('GET /channels/troubles')).mailed).toMatchObject({ by: 'channel' })
  await house.database.pool.query(
    `update channels.channel set needs = 'Sign in again.', last_error = '401', failing_since = '2026-03-02T08:00:00Z' where network = 'square'`,
  )
  network.trouble = new AccountTrouble('401', 'Sign in again.')
  await house.look()
  const mail = await until(() => mails.mails[0])
  expect([mail.from, mail.to]).toEqual([CARE, ['ada@shop.test']])
  expect(mail.raw.toString('utf8')).toContain('Subject: Square needs you')
  await house.database.pool.query(
    `update channels.channel set needs = 'The password is wrong.', failing_since = '2026-03-02T08:00:00Z' where network = 'email'`,
  )
  expect((await house.ada.call('GET /channels/troubles')).mailed).toMatchObject({ by: 'nobody' })
})

test('who may not mind channels is not told', async () => {
  await using house = await openHouse()
  const agent = await house.server.asMember('agent')
  expect(await agent.refused('GET /channels/troubles')).toMatchObject({ status: 403 })
  expect(await agent.call('GET /channels/:id/health', { params: house.channel })).toMatchObject({ gaps: [], troubles: [], mailed: { by: 'nobody' } })
})
