import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Account, Adapter, Arrival } from '../adapter.ts'
import { untilNextLook } from '../feed/rhythm.ts'
import { lookAt, type Place } from './look.ts'
import { settingsOf } from './settings.ts'

const DAY = 24 * 60 * 60 * 1000

const Kept = z.object({
  asked: z.string(),
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  known: z.array(z.tuple([z.string(), z.string()])),
  broken: z.array(z.string()),
})

/** Reads a cursor back; null: we begin, or another address was entered. */
function placeFrom(cursor: unknown, asked: string): Place | null {
  const kept = Kept.safeParse(cursor).data
  return kept?.asked === asked ? kept : null
}

/** Reads the page once, by the mapping. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  const settings = settingsOf(account)
  await lookAt(account, { ...settings, pages: 1 }, null, new Date(0))
  const { host } = new URL(settings.url)
  return { accountName: host, own: { id: settings.url, handle: null, name: host, url: settings.url }, settings }
}

/** What would come in: the newest of the first page. */
export async function preview(account: Account): Promise<Pick<Arrival, 'items' | 'broken'>> {
  const look = await lookAt(account, { ...settingsOf(account), pages: 1 }, null, new Date(0))
  return { items: look?.items.toReversed() ?? [], broken: look?.broken ?? [] }
}

/** Looks again and again until `signal` aborts. @param unhurried how the pause between looks is made; tests shorten it */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, unhurried = (ms: number): number => ms): AsyncGenerator<Arrival> {
  const settings = settingsOf(account)
  let place = placeFrom(cursor, settings.url)
  let cacheControl: string | undefined
  while (!signal.aborted) {
    const look = await lookAt(account, settings, place, new Date(account.now().getTime() - settings.days * DAY), signal)
    if (look) {
      place = look.place
      cacheControl = look.cacheControl
      yield { items: look.items, changes: look.changes, broken: look.broken, cursor: place }
    } else yield { items: [], cursor: place }
    await wait(unhurried(untilNextLook(settings.interval, null, cacheControl, Math.random())), undefined, { signal })
  }
}
