import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '#platform/outside/fetch-outside.ts'
import { AccountTrouble, type Account, type Arrival } from '../adapter.ts'
import { ask } from './ask.ts'
import { decode } from './decode.ts'
import { NotAFeed, readFeed, type Feed } from './document.ts'
import { newsIn, placeFrom, type Place } from './place.ts'
import { untilNextLook } from './rhythm.ts'
import { settingsOf } from './settings.ts'

const DAY = 24 * 60 * 60 * 1000

/** Looks at a feed again and again until `signal` aborts. @param unhurried how the pause between looks is made; tests shorten it */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, unhurried = (ms: number): number => ms): AsyncGenerator<Arrival> {
  const settings = settingsOf(account)
  let place = placeFrom(cursor, settings.url)
  let ttl: number | null = null
  let cacheControl: string | undefined
  while (!signal.aborted) {
    const answer = await ask(account, place?.url ?? settings.url, place, signal)
    if (answer) {
      const feed = openFeed(answer)
      const now = account.now()
      const { items, changes, known } = newsIn(feed, { ...feed, url: answer.url }, place, now, new Date(now.getTime() - settings.days * DAY))
      place = remember(settings.url, place, answer, known)
      ttl = feed.ttl
      cacheControl = answer.headers['cache-control']
      yield { items, changes, cursor: place }
    } else yield { items: [], cursor: place }
    await wait(unhurried(untilNextLook(settings.interval, ttl, cacheControl, Math.random())), undefined, { signal })
  }
}

/** An answer that is no feed may be a site in trouble: it is tried again, and a person sees it. */
export function openFeed({ body, headers }: Pick<Answer, 'body' | 'headers'>): Feed {
  try {
    return readFeed(decode(body, headers['content-type']))
  } catch (error) {
    if (error instanceof NotAFeed)
      throw new AccountTrouble(error.message, 'Open the address in a browser: it must show a feed. If it does not, look on the site for the right one.', {
        cause: error,
      })
    throw error
  }
}

const remember = (asked: string, before: Place | null, { headers, movedTo }: Answer, known: Place['known']): Place => ({
  asked,
  url: movedTo ?? before?.url ?? asked,
  etag: headers.etag ?? null,
  lastModified: headers['last-modified'] ?? null,
  known,
})
