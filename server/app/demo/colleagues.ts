import { sql } from 'kysely'
import { inTransaction } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { COLLEAGUES } from '../../channels/demo/cast.ts'
import { writeNote } from '../../desk/notes/write-note.ts'
import { claim } from '../../desk/owning/claim.ts'
import { close } from '../../desk/resting/close.ts'
import { readDemo, type Demo } from './demo.ts'
import { COLLEAGUES_JOB } from './start-demo.ts'

/** As much history as must be there before the colleagues begin, conversations. */
const ENOUGH = 150
/** How long to wait for it before beginning all the same, tries of the job. */
const HOUR = 3_600_000

/** What the demo's colleagues did in the week: they closed what was answered a day ago, and have some of the rest in hand. */
export const colleaguesJob = (platform: Platform): Job<object> => ({
  name: COLLEAGUES_JOB,
  retries: 8,
  backoff: 2,
  async run() {
    const demo = await readDemo(platform.db)
    if (!demo) return
    const { answered, waiting } = await inHand(platform, demo)
    if (answered.length + waiting.length < ENOUGH) throw new Error('the demo’s week is not told yet')
    await workThrough(platform, demo, answered, waiting)
  },
})

interface Told {
  id: string
  last_item_at: Date
}

async function inHand({ db, clock }: Platform, { channelIds }: Demo): Promise<{ answered: Told[]; waiting: Told[] }> {
  const { rows } = await sql<Told & { state: string; owner_id: string | null }>`
    select id, last_item_at, state, owner_id from desk.conversation where channel_id = any(${channelIds}) and state in ('waiting_for_them', 'waiting_for_us')
    order by last_item_at limit 1000`.execute(db)
  const dayAgo = clock.now().getTime() - 24 * HOUR
  return {
    answered: rows.filter((row) => row.state === 'waiting_for_them' && row.last_item_at.getTime() < dayAgo),
    waiting: rows.filter((row) => row.state === 'waiting_for_us' && row.owner_id === null),
  }
}

async function workThrough({ db, clock }: Platform, demo: Demo, answered: readonly Told[], waiting: readonly Told[]): Promise<void> {
  const colleagues: Actor[] = demo.memberIds.map((id, i) => ({ id, kind: 'member', name: COLLEAGUES[i]!.name, role: 'agent', teams: [demo.teamId] }))
  await inTransaction(db, async (tx) => {
    for (const [i, { id, last_item_at: lastItemAt }] of answered.entries()) {
      const work = { tx, by: colleagues[i % 2]!, now: new Date(lastItemAt.getTime() + HOUR) }
      await claim(work, id)
      await close(work, id, i % 7 === 0 ? 'no_answer_needed' : 'resolved')
    }
    for (const [i, { id }] of waiting.entries()) {
      if (i % 3 !== 0) continue // two thirds wait for whoever looks at the demo
      const work = { tx, by: colleagues[i % 2]!, now: clock.now() }
      await claim(work, id)
      if (i % 6 === 0) await writeNote(work, id, { text: 'I have asked the roastery and will answer when they know.', mentions: [] })
    }
  })
}
