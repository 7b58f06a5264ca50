import { sql } from 'kysely'
import { readAddressees } from '#workspace'
import { inTransaction, lockName, type Tx } from '#platform/db.ts'
import { record, type FactDraft } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { KEPT } from './came.ts'
import { expectQuiet } from './expect-quiet.ts'
import { TELL, TOLD } from './tell-job.ts'
import type { TroubleKind, Wrong } from './trouble.ts'
import { readWrongs } from './wrongs.ts'

/** What seems to be over is over when it lasts, ms: who flaps is not told of each turn. */
const LASTS = 3 * 60_000

interface Open {
  id: string
  channel_id: string
  kind: TroubleKind
  better_at: Date | null
}

/** Looks after every channel once a minute: what is newly wrong is told, and what is over. */
export const lookAfterJob = (platform: Pick<Platform, 'db' | 'clock' | 'jobs'>): Job<object> => ({
  name: 'channels.look-after',
  schedule: '* * * * *',
  retries: 0, // the next look comes by itself
  patience: 120,
  run: () => lookAfter(platform),
})

/** One look. Two at once wait for each other, so that nothing is told twice. */
export async function lookAfter({ db, clock, jobs }: Pick<Platform, 'db' | 'clock' | 'jobs'>): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockName(tx, 'health of channels')
    const now = clock.now()
    await expectQuiet(tx, now)
    const wrong = await readWrongs(tx, now)
    const { rows: open } = await sql<Open>`select id, channel_id, kind, better_at from channels.trouble where over_at is null`.execute(tx)
    const begun = [...wrong].flatMap(([channelId, wrongs]) =>
      wrongs.filter(({ kind }) => !open.some((one) => one.channel_id === channelId && one.kind === kind)).map((one) => ({ ...one, id: newId(), channelId })),
    )
    await begin(tx, now, begun)
    await goOn(tx, open, wrong)
    const over = await end(tx, now, open, wrong)
    await tell(tx, jobs, now, begun, over)
    await sql`delete from channels.came where hour < ${now}::timestamptz - ${KEPT + 1} * interval '1 day'`.execute(tx)
  })
}

type Begun = Wrong & { id: string; channelId: string }

async function begin(tx: Tx, now: Date, begun: readonly Begun[]): Promise<void> {
  if (begun.length === 0) return
  await sql`
    insert into channels.trouble (id, channel_id, kind, since, noticed_at, detail, advice)
    select id, channel_id, kind, since, ${now}, detail, advice
    from unnest(${begun.map((one) => one.id)}::uuid[], ${begun.map((one) => one.channelId)}::uuid[], ${begun.map((one) => one.kind)}::text[],
      ${begun.map((one) => one.since.toISOString())}::timestamptz[], ${begun.map((one) => one.detail)}::text[], ${begun.map((one) => one.advice)}::text[])
      as new (id, channel_id, kind, since, detail, advice)`.execute(tx)
}

/** What is still wrong says what is said of it now, and does not seem to be over. */
async function goOn(tx: Tx, open: readonly Open[], wrong: ReadonlyMap<string, readonly Wrong[]>): Promise<void> {
  const still = open.flatMap(({ id, channel_id, kind }) => {
    const one = wrong.get(channel_id)?.find((some) => some.kind === kind)
    return one ? { id, ...one } : []
  })
  if (still.length === 0) return
  await sql`
    update channels.trouble set better_at = null, detail = new.detail, advice = new.advice
    from unnest(${still.map((one) => one.id)}::uuid[], ${still.map((one) => one.detail)}::text[], ${still.map((one) => one.advice)}::text[]) as new (id, detail, advice)
    where trouble.id = new.id and (better_at is not null or trouble.detail is distinct from new.detail or trouble.advice is distinct from new.advice)`.execute(
    tx,
  )
}

/** What is not wrong any more is over once that has lasted; at a channel that was disconnected, at once. @returns what is over now */
async function end(tx: Tx, now: Date, open: readonly Open[], wrong: ReadonlyMap<string, readonly Wrong[]>): Promise<Open[]> {
  const better = open.filter(({ channel_id, kind }) => !wrong.get(channel_id)?.some((one) => one.kind === kind))
  const over = better.filter(({ channel_id, better_at }) => !wrong.has(channel_id) || (better_at && now.getTime() - better_at.getTime() >= LASTS))
  const ids = (some: readonly Open[]): string[] => some.map((one) => one.id)
  if (better.length > 0) await sql`update channels.trouble set better_at = coalesce(better_at, ${now}) where id = any(${ids(better)}::uuid[])`.execute(tx)
  if (over.length > 0) await sql`update channels.trouble set over_at = better_at where id = any(${ids(over)}::uuid[])`.execute(tx)
  return over
}

/** Facts for the screens, and a mail to each lead and administrator: one when it is noticed, one when it is over. */
async function tell(tx: Tx, jobs: Platform['jobs'], now: Date, begun: readonly Begun[], over: readonly Open[]): Promise<void> {
  const facts: FactDraft[] = [
    ...begun.map(({ channelId, kind, id }) => ({ kind: 'channel.trouble_noticed' as const, channelId, data: { what: kind, troubleId: id } })),
    ...over.map(({ channel_id: channelId, kind, id }) => ({ kind: 'channel.trouble_ended' as const, channelId, data: { what: kind, troubleId: id } })),
  ]
  if (facts.length === 0) return
  await record(tx, now, facts)
  for (const { id: memberId } of await readAddressees(tx, TOLD)) {
    for (const one of begun) await jobs.send(tx, TELL, { troubleId: one.id, memberId, over: false })
    for (const one of over) await jobs.send(tx, TELL, { troubleId: one.id, memberId, over: true })
  }
}
