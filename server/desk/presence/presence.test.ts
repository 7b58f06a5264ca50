import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Live } from '#platform/live.ts'
import { openPresence, type Presence } from './presence.ts'

const conversationId = newId()
const [claire, omar] = [
  { id: newId(), name: 'Claire' },
  { id: newId(), name: 'Omar' },
]

/** Two processes that hear each other. */
function makeProcesses(): { here: Presence; there: Presence; pass: (seconds: number) => void; now: () => Date } {
  const listeners: ((data: object) => void)[] = []
  const live = {
    onSignal: (_: string, listener: (data: object) => void) => void listeners.push(listener),
    signal: async (_: string, data: object) => listeners.forEach((tell) => tell(data)),
  } as unknown as Live
  let time = Date.UTC(2026, 2, 2, 9)
  const clock = { now: () => new Date(time) }
  return { here: openPresence({ live, clock }), there: openPresence({ live, clock }), pass: (seconds) => void (time += seconds * 1000), now: clock.now }
}

test('others are seen on every process, oneself is not', async () => {
  const { here, there, now } = makeProcesses()
  await here.say({ conversationId, member: claire, doing: 'typing' })
  await there.say({ conversationId, member: omar, doing: 'looking' })
  for (const process of [here, there]) expect(process.others(conversationId, omar.id, now())).toEqual([{ member: claire, doing: 'typing' }])
  expect(here.others(newId(), omar.id, now())).toEqual([])
})

test('who stops typing looks, who goes is gone, who is silent for 15 seconds is forgotten', async () => {
  const { here, pass, now } = makeProcesses()
  const seen = () => here.others(conversationId, omar.id, now()).map((one) => one.doing)
  await here.say({ conversationId, member: claire, doing: 'typing' })
  await here.say({ conversationId, member: claire, doing: 'looking' })
  expect(seen()).toEqual(['looking'])
  pass(14)
  expect(seen()).toEqual(['looking'])
  pass(1)
  expect(seen()).toEqual([])
  await here.say({ conversationId, member: claire, doing: 'looking' })
  await here.say({ conversationId, member: claire, doing: 'gone' })
  expect(seen()).toEqual([])
})
