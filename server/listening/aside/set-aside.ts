import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** What could not be taken in, as it came, and why. */
export interface Misfit {
  /** Where it stood, as a person would say it: "line 17", "message 3". */
  place: string | null
  raw: string
  /** A sentence that tells a person what to mend. */
  reason: string
  /** Network id, where it could be read. */
  id?: string | null
}

/** As much of a misfit as is kept for people to look at and mend, characters. */
const KEPT = 1_000_000

/** Puts what could not be taken in where a person can see, mend and retry it. The same misfit of a channel waits there once. */
export async function setAside(tx: Tx, now: Date, channelId: string, importId: string | null, misfits: readonly Misfit[]): Promise<void> {
  if (misfits.length === 0) return
  await sql`
    insert into listening.set_aside (id, channel_id, import_id, network_id, place, raw, reason, at)
    select id, ${channelId}, ${importId}, network_id, place, raw, reason, ${now}
    from unnest(${misfits.map(() => newId())}::uuid[], ${misfits.map((one) => clean(one.id ?? null))}::text[], ${misfits.map((one) => clean(one.place))}::text[],
      ${misfits.map((one) => clean(one.raw.slice(0, KEPT)))}::text[], ${misfits.map((one) => clean(one.reason))}::text[]) as new (id, network_id, place, raw, reason)
    on conflict (channel_id, md5(raw)) where settled_at is null do nothing`.execute(tx)
}

/** PostgreSQL's text holds no NUL. Here it is shown as the symbol for it, for people to see. */
const clean = <T extends string | null>(text: T): T => (text === null ? text : (text.replaceAll('\u0000', '\u2400') as T))
