import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/work.ts'
import { makePlatform, register } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { allow } from '../../../test/peers/bluesky-consent.ts'
import { openBluesky } from '../../../test/peers/bluesky-house.ts'
import { homeOf, openAccount } from '../account.ts'
import type { Home } from '../adapter.ts'
import { beginSignIn } from '../sign-in/begin.ts'
import { openChannelDoors } from '../sign-in/doors.ts'
import { makeBluesky } from './adapter.ts'
import { clientMetadata } from './oauth-client.ts'

const bluesky = makeBluesky()
const network = await openBluesky()
const [shop] = await network.joinAll('harriswear')
afterAll(() => network[Symbol.asyncDispose]())

const ines: Actor = { id: newId(), kind: 'member', name: 'Ines', role: 'administrator', teams: [] }

test('an account is connected by signing in at its own server, and then receives and sends', async () => {
  register(bluesky)
  await using database = await makeDatabase()
  await using platform = await makePlatform(database)
  let asking = ines
  const http = Fastify()
  openChannelDoors(http, platform, { whoAsks: async () => asking, demand: () => undefined })
  const fields = { service: network.service, directory: network.directory }
  const begin = () =>
    inTransaction(database.db, (tx) =>
      beginSignIn(platform, { tx, by: ines, now: new Date() }, { network: 'bluesky', name: 'Shop', teamId: null, brandId: null, fields }),
    )
  const back = await allow((await begin()).url, shop)
  expect(`${back.origin}${back.pathname}`).toBe('http://127.0.0.1:4600/api/channels/bluesky/callback')

  asking = { ...ines, id: newId() }
  const stranger = await http.inject(back.pathname + back.search)
  expect(decodeURIComponent(stranger.headers.location!.replaceAll('+', ' ')), 'who did not begin it cannot finish it').toContain('was not begun here')
  asking = ines
  const done = await http.inject(back.pathname + back.search)
  expect(done.headers.location).toMatch(/^\/channels\?connected=[0-9a-f-]{36}$/)
  const again = await http.inject(back.pathname + back.search)
  expect(again.headers.location, 'nor can it be used twice').toContain('trouble=')

  const { rows } = await database.pool.query('select * from channels.channel')
  expect(rows[0]).toMatchObject({ own: { id: shop.did, handle: shop.handle }, settings: { did: shop.did } })
  const account = openAccount(platform, rows[0])
  expect(Object.keys(account.secret)).toEqual(['oauth'])
  const message = {
    id: newId(),
    text: 'Posted by OAuth',
    inReplyTo: null,
    replyExtra: {},
    visibility: 'public' as const,
    subject: null,
    to: null,
    attachments: [],
    writtenAt: new Date().toISOString(),
  }
  const sent = await bluesky.send!(account, message)
  expect(await bluesky.find!(account, message)).toMatchObject({ networkId: sent.networkId })
  expect(
    (await shop.agent.com.atproto.repo.listRecords({ repo: shop.did, collection: 'app.bsky.feed.post' })).data.records.map((record) => record.uri),
  ).toEqual([sent.networkId])
  const first = await bluesky.receive!(account, null, AbortSignal.timeout(20_000))[Symbol.asyncIterator]().next()
  expect(first.done).toBe(false)

  const anew = await allow((await begin()).url, shop)
  expect((await http.inject(anew.pathname + anew.search)).headers.location, 'signing in again renews the channel').toBe(done.headers.location)
  const { rows: after } = await database.pool.query('select * from channels.channel')
  expect(after).toHaveLength(1)
  expect(after[0].secret.equals(rows[0].secret)).toBe(false)
})

test('somebody who says no at the network is told so', async () => {
  register(bluesky)
  await using database = await makeDatabase()
  await using platform = await makePlatform(database)
  const home = homeOf(platform)
  const begun = await bluesky.signIn!.begin(home, { service: network.service, directory: network.directory })
  const no = new URLSearchParams({ state: begun.state, error: 'access_denied', iss: network.service })
  await expect(bluesky.signIn!.finish(home, no, begun.kept)).rejects.toMatchObject({ advice: expect.stringContaining('not allowed at Bluesky') })
})

test('an Aerie that others can reach shows its name and public key, and nothing secret', async () => {
  const home: Home = { url: 'https://care.example.com', local: false, key: () => Buffer.alloc(32, 9) }
  const shown = clientMetadata(home)
  expect(shown).toMatchObject({
    client_id: 'https://care.example.com/api/channels/bluesky/client-metadata.json',
    token_endpoint_auth_method: 'private_key_jwt',
  })
  expect(Object.keys(shown.jwks!.keys[0]!)).not.toContain('d')
  expect(await bluesky.signIn!.documents(home)).toEqual({ 'client-metadata.json': shown })
  expect(clientMetadata({ ...home, url: 'http://127.0.0.1:4600', local: true }).client_id).toMatch(/^http:\/\/localhost\?/)
})

test('a server inside the house is not asked by an Aerie that others can reach', async () => {
  const home: Home = { url: 'https://care.example.com', local: false, key: () => Buffer.alloc(32, 9) }
  const begin = (service: string) => bluesky.signIn!.begin(home, { service, directory: network.directory })
  await expect(begin('https://10.0.0.7')).rejects.toMatchObject({ advice: expect.stringContaining('must begin with https://') })
  await expect(begin(network.service)).rejects.toMatchObject({ advice: expect.stringContaining('Check the server’s address') })
})
