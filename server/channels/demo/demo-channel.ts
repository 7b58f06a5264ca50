import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Account, Adapter, Arrival, Outgoing } from '../adapter.ts'
import type { RawItem } from '../raw-item.ts'
import { SCENES, THANKS, type Scene } from './scenes.ts'
import { chance, speaker, tell, tellWeek } from './story.ts'

const Cursor = z.object({ next: z.number().int() })
const Settings = z.object({
  where: z.enum(['post', 'mail']).default('post'),
  /** Seconds between two live items, on average. */
  pace: z.coerce.number().min(0.05).max(3600).default(20),
})

/** Answers that customers will give to what we sent, by channel. In memory: a demo may forget. */
const owed = new Map<string, RawItem[]>()
const BATCH = 100

/** A made-up network: a week of history at once, then something new every few seconds, and customers who write back. */
async function* receive(account: Account, cursor: unknown, signal: AbortSignal): AsyncIterable<Arrival> {
  const { where, pace } = Settings.parse(account.settings)
  let next = Cursor.safeParse(cursor).data?.next
  if (next === undefined) {
    next = 10_000 // history is numbered below
    const week = tellWeek(where, account.now())
    for (let i = 0; i < week.length; i += BATCH) yield { items: week.slice(i, i + BATCH), cursor: i + BATCH >= week.length ? { next } : null }
  }
  const scenes = SCENES.filter((scene) => scene.where === where)
  for (;;) {
    const random = chance(next)
    await wait(pace * 1000 * (0.5 + random()), undefined, { signal })
    const now = account.now()
    const answers = (owed.get(account.channelId) ?? []).splice(0)
    const scene = scenes[Math.floor(random() * scenes.length)]!
    next++
    yield { items: [...answers, ...tell({ ...scene, answer: undefined }, next, now, now, random)], cursor: { next } }
  }
}

/** "Sends" into the made-up network: the customer thanks, or asks again, with the next live items. */
function send(account: Account, message: Outgoing): Promise<{ networkId: string; url: null; at: Date }> {
  const networkId = chooseId(account, message)
  const number = Number(/-(\d+)/.exec(message.inReplyTo ?? '')?.[1] ?? 0)
  const who = message.to?.networkUserId
  const scene = SCENES.find((one, n) => speaker(one, n + number).id === who) ?? SCENES[0]!
  const lines = THANKS[scene.language]
  const text = lines[number % lines.length]!
  const answer: Scene = { ...scene, answer: undefined, opening: text }
  const back = {
    ...tell(answer, 0, account.now(), account.now(), chance(number))[0]!,
    id: `${networkId}-back`,
    inReplyTo: networkId,
    visibility: message.visibility,
    subject: message.subject,
  }
  if (who)
    owed.set(account.channelId, [
      ...(owed.get(account.channelId) ?? []),
      { ...back, author: { id: who, handle: message.to?.handle ?? undefined, name: message.to?.name ?? undefined } },
    ])
  return Promise.resolve({ networkId, url: null, at: account.now() })
}

const chooseId = (_: Account, message: Outgoing): string => `ours-${message.id}`

export const demo: Adapter = {
  network: 'demo',
  title: 'Demo',
  about: 'Made-up people who write to a made-up company. Everything here is fiction.',
  guide: 'channels/demo.md',
  fields: [],
  settings: Settings,
  secret: z.object({}),
  check: () => Promise.resolve({ accountName: 'Meadowlark Coffee (fiction)' }),
  receive,
  chooseId,
  find: () => Promise.resolve(null),
  send,
  reach: (item) => ({
    answer: item.visibility,
    until: null,
    limit: item.visibility === 'public' ? { length: 500, unit: 'graphemes' } : null,
    note: 'This is the demo: nobody real reads your answer.',
  }),
}
