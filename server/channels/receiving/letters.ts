import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import type { Letters } from './heard.ts'

/** Told to every process when a letter came. */
const CAME = 'channels.letter_came'
/** Of those who come without the secret one is noted in so long, ms: whoever knocks all day costs no more than a look. */
const NOTE_EVERY = 60_000

/** Writes a letter down. One that was brought before is here already. It is safe once this has ended. */
export async function writeDown({ db, live, clock }: Pick<Platform, 'db' | 'live' | 'clock'>, channelId: string, nth: number, body: string): Promise<void> {
  await sql`
    insert into channels.letter (channel_id, nth, body, came_at) values (${channelId}, ${nth}, ${body}, ${clock.now()}) on conflict do nothing`.execute(db)
  await live.signal(CAME, { channelId })
}

/** Notes that somebody came to a channel's door without its secret. */
export async function noteRefused({ db, clock }: Pick<Platform, 'db' | 'clock'>, channelId: string): Promise<void> {
  const now = clock.now()
  const before = new Date(now.getTime() - NOTE_EVERY)
  await sql`update channels.channel set refused_at = ${now} where id = ${channelId} and (refused_at is null or refused_at < ${before})`.execute(db)
}

/** The letters of a channel, for its adapter. */
export function openLetters({ db, live }: Pick<Platform, 'db' | 'live'>, channelId: string): Letters {
  return {
    async read(most) {
      const { rows } = await sql<{ nth: number; body: string; at: Date }>`
        select nth::float8 as nth, body, came_at as at from channels.letter where channel_id = ${channelId} order by channels.letter.nth limit ${most}`.execute(
        db,
      )
      return rows
    },
    async forget(nths) {
      await sql`delete from channels.letter where channel_id = ${channelId} and nth = any(${nths}::bigint[])`.execute(db)
    },
    wait: (ms, signal) => waitFor(db, live, channelId, ms, signal),
    async refusedAt() {
      const { rows } = await sql<{ at: Date | null }>`select refused_at as at from channels.channel where id = ${channelId}`.execute(db)
      return rows[0]?.at ?? null
    },
  }
}

/** Listens first and looks then, so that none comes in between unheard. */
async function waitFor(db: Db, live: Platform['live'], channelId: string, ms: number, signal: AbortSignal): Promise<void> {
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const deaf = live.onSignal(CAME, (data) => (data as { channelId: string }).channelId === channelId && end())
  const timer = setTimeout(end, ms)
  const stop = (): void => end()
  signal.addEventListener('abort', stop)
  try {
    const { rows } = await sql`select from channels.letter where channel_id = ${channelId} limit 1`.execute(db)
    if (rows.length === 0 && !signal.aborted) await over
  } finally {
    deaf()
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
