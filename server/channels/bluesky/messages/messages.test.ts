import { afterAll, expect, test, vi } from 'vitest'
import { startChat } from '../../../../test/bluesky/chat.ts'
import { until } from '../../../../test/channels.ts'
import { makeBlueskyHouse, openBluesky, quick } from '../../../../test/peers/bluesky-house.ts'

// The network and several Aeries run at once; on a busy machine that is slow without being wrong.
vi.setConfig({ testTimeout: 120_000 })

const [network, chat] = await Promise.all([openBluesky(), startChat()])
const [shop, marta] = await network.joinAll('harriswear', 'marta')
afterAll(async () => {
  await chat[Symbol.asyncDispose]()
  await network[Symbol.asyncDispose]()
})

const makeHouse = async (label: string, privileged: boolean) =>
  makeBlueskyHouse(network, shop, quick, { fields: { messages: true, chat: chat.did, appPassword: await shop.appPassword(label, privileged) } })

test('a direct message comes in and is answered there, once, though the network broke off', async () => {
  chat.write(marta, shop, 'Are you open on Sunday?')
  await using house = await makeHouse('with messages', true)
  const receiver = house.receive()
  const first = await house.named('Are you open on Sunday?')
  expect(first).toMatchObject({ visibility: 'direct', direction: 'in', author: { id: marta.did, handle: 'marta.test' }, references: null })
  chat.write(marta, shop, 'Or on Monday?')
  const second = await house.named('Or on Monday?')
  expect(second.references).toEqual([first.id])
  expect(quick.reach({ ...second, deleted: false, extra: second.extra }, new Date())).toMatchObject({ answer: 'direct', limit: { length: 1000 } })

  chat.breaks = true
  const sender = house.send()
  await house.answer(second, 'On Monday, from nine.')
  await house.failedOnce()
  await until(() => house.kept.length === 1)
  expect(chat.said()).toEqual(['Are you open on Sunday?', 'Or on Monday?', 'On Monday, from nine.'])
  expect(house.kept[0]!.item).toMatchObject({ direction: 'out', visibility: 'direct', inReplyTo: second.id })
  await until(() => house.items.has(house.kept[0]!.item.id)) // the network's echo is the same item
  await receiver.stop()
  chat.write(marta, shop, 'Written while you were away')
  const again = house.receive()
  expect(await house.named('Written while you were away')).toMatchObject({ references: [house.kept[0]!.item.id] })
  await Promise.all([again.stop(), sender.stop()])
})

test('an app password that may not read them says so, and what to do', async () => {
  await expect(makeHouse('without messages', false)).rejects.toMatchObject({ message: expect.stringContaining('Allow access to your direct messages') })
})
