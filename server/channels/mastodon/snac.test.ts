import { expect, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { hasSnac, startSnac, type Snac } from '../../../test/fediverse/snac.ts'
import { makeMastodon } from './adapter.ts'

const mastodon = makeMastodon({ streaming: 300, busy: 300, idle: 300, least: 50, round: 500, silence: 2_000 })
const home = { url: 'http://127.0.0.1:4600', local: true, key: () => Buffer.alloc(32, 9) }

/** Makes an account, and signs it in as Aerie does. @returns its token */
async function join(snac: Snac, name: string): Promise<string> {
  const password = await snac.join(name)
  const begun = await mastodon.signIn!.begin(home, { server: snac.url })
  const back = await snac.allow(begun.url, name, password)
  return String((await mastodon.signIn!.finish(home, back.searchParams, begun.kept)).secret['accessToken'])
}

/** @returns all that was said */
async function talk(): Promise<string[]> {
  await using snac = await startSnac()
  const [shop, marta] = [await join(snac, 'harriswear'), await join(snac, 'marta')]
  await using house = await makeChannelHouse(mastodon, { server: snac.url, accessToken: shop })
  const { host } = new URL(snac.url)
  expect((await house.channel()).own).toMatchObject({ handle: `harriswear@${host}` })
  const receiver = house.receive()
  const post = await snac.write(shop, 'New gloves are here.')
  const id = await snac.write(marta, 'Do they come in black?', post)
  const question = await house.named('Do they come in black?')
  expect(question).toMatchObject({ id, inReplyTo: post, visibility: 'public', automatic: false, author: { handle: `marta@${host}` } })
  const sender = house.send()
  await house.answer(question, 'They do.')
  await until(async () => (await house.outbox())[0].state === 'sent')
  const answer = await house.named(`@marta@${host} They do.`)
  expect(answer).toMatchObject({ id: (await house.outbox())[0].network_id, direction: 'out', inReplyTo: id })
  await Promise.all([receiver.stop(), sender.stop()])
  await snac.write(marta, 'Thank you!', answer.id)
  const again = house.receive()
  expect(await house.named('Thank you!')).toMatchObject({ inReplyTo: answer.id })
  await again.stop()
  expect(house.broken).toEqual([])
  return [...house.items.keys()]
}

// A real server, small, without a stream, that tells late: where Debian can give one (.ci/run), else it is said that there is none.
const isThere = hasSnac()

test.runIf(isThere)('a real server (snac2): signed in at, heard, answered, and heard again after an absence', { timeout: 120_000 }, async () => {
  expect(await talk()).toHaveLength(4)
})

test.runIf(!isThere)('a real server (snac2) is not to be had here, so it is not tried', async () => {
  await expect(startSnac()).rejects.toThrow('There is no snac2 here')
})
