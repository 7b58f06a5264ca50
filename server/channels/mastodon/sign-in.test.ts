import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/work.ts'
import { makePlatform, register } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { startMastodon, type Mastodon } from '../../../test/fediverse/mastodon.ts'
import { openAccount } from '../account.ts'
import { beginSignIn } from '../sign-in/begin.ts'
import { openChannelDoors } from '../sign-in/doors.ts'
import type { Said } from '../adapter.ts'
import { makeMastodon } from './adapter.ts'
import { serverFor } from './session.ts'

const mastodon = makeMastodon()
const ines: Actor = { id: newId(), kind: 'member', name: 'Ines', role: 'administrator', teams: [] }
let network: Mastodon

beforeEach(async () => {
  network = await startMastodon()
  network.join('harriswear', 'Harris Wear')
})
afterEach(() => network[Symbol.asyncDispose]())

test('Aerie registers itself at the account’s own server, and is connected by a sign-in there', async () => {
  register(mastodon)
  await using database = await makeDatabase()
  await using platform = await makePlatform(database)
  const http = Fastify()
  openChannelDoors(http, platform, { whoAsks: async () => ines, demand: () => undefined })
  const { url } = await inTransaction(database.db, (tx) =>
    beginSignIn(
      platform,
      { tx, by: ines, now: new Date() },
      { network: 'mastodon', name: 'Shop', teamId: null, brandId: null, fields: { server: network.url } },
    ),
  )
  expect([...network.shop.apps.values()]).toEqual([expect.objectContaining({ redirect: `${platform.config.url}/api/channels/mastodon/callback` })])
  const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location')!)
  const done = await http.inject(back.pathname + back.search)
  expect(done.headers.location).toMatch(/^\/channels\?connected=[0-9a-f-]{36}$/)
  const { rows } = await database.pool.query('select * from channels.channel')
  expect(rows[0]).toMatchObject({
    own: { id: 'harriswear@harris.test' },
    settings: { server: network.url, domain: 'harris.test', handle: 'harriswear@harris.test' },
  })
  expect(openAccount(platform, rows[0]).secret).toEqual({ accessToken: 'token-of-harriswear' })
})

test('a server whose access ends says when, and that is told', async () => {
  network.shop.expiresIn = 3 * 86_400
  const home = { url: 'http://127.0.0.1:4600', local: true, key: () => Buffer.alloc(32) }
  const begun = await mastodon.signIn!.begin(home, { server: network.url })
  const back = new URL((await fetch(begun.url, { redirect: 'manual' })).headers.get('location')!)
  const { secret } = await mastodon.signIn!.finish(home, back.searchParams, begun.kept)
  const days = (new Date(String(secret['endsAt'])).getTime() - Date.now()) / 86_400_000
  expect(days).toBeCloseTo(3, 1)
  const said: Said = {}
  serverFor({ settings: { server: network.url }, secret, home, now: () => new Date(), tell: (more: Said) => Object.assign(said, more) } as never)
  expect(said.accessEndsAt?.toISOString()).toBe(secret['endsAt'])
})

test('who says no at the server, or brings a code that is not theirs, is told so', async () => {
  const home = { url: 'http://127.0.0.1:4600', local: true, key: () => Buffer.alloc(32) }
  const begun = await mastodon.signIn!.begin(home, { server: network.url })
  const finish = (query: Record<string, string>) => mastodon.signIn!.finish(home, new URLSearchParams({ state: begun.state, ...query }), begun.kept)
  await expect(finish({ error: 'access_denied' })).rejects.toMatchObject({ advice: expect.stringContaining('was not allowed at the server') })
  await expect(finish({ code: 'stolen' })).rejects.toMatchObject({
    advice: expect.stringContaining('Begin it again.'),
    message: expect.stringContaining('authorization grant is invalid'),
  })
  network.faults.says.push({ status: 503 })
  await expect(finish({ code: 'good' })).rejects.toMatchObject({ needsYou: false, advice: expect.stringContaining('does not answer') })
})
