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
/** So much later they look again, ms: the week is told within seconds. */
const AGAIN = 3_000
const HOUR = 3_600_000
/** Of what waits longer than a day, the colleagues overlooked one in so many: a newcomer should see what overdue looks like. */
const OVERLOOKED = 12

/** What the demo's colleagues did in the week: they closed nearly all that is older than a day, and have some of the rest in hand. They wait until it is told. */
export const colleaguesJob = (platform: Platform): Job<object> => ({
  name: COLLEAGUES_JOB,
  async run() {
    const demo = await readDemo(platform.db)
    if (!demo) return
    const { done, waiting } = await inHand(platform, demo)
    if (done.length + waiting.length < ENOUGH) return lookAgain(platform)
    await workThrough(platform, demo, done, waiting)
  },
})

const lookAgain = ({ db, jobs, clock }: Platform): Promise<void> =>
  inTransaction(db, (tx) => jobs.send(tx, COLLEAGUES_JOB, {}, { after: new Date(clock.now().getTime() + AGAIN) }))

interface Told {
  id: string
  state: string
  last_item_at: Date
}

async function inHand({ db, clock }: Platform, { channelIds }: Demo): Promise<{ done: Told[]; waiting: Told[] }> {
  const { rows } = await sql<Told & { owner_id: string | null }>`
    select id, last_item_at, state, owner_id from desk.conversation where channel_id = any(${channelIds}) and state in ('waiting_for_them', 'waiting_for_us')
    order by last_item_at limit 1000`.execute(db)
  const dayAgo = clock.now().getTime() - 24 * HOUR
  const isOld = (row: Told): boolean => row.last_item_at.getTime() < dayAgo
  return {
    done: rows.filter((row, i) => isOld(row) && (row.state === 'waiting_for_them' || i % OVERLOOKED !== 0)),
    waiting: rows.filter((row) => !isOld(row) && row.state === 'waiting_for_us' && row.owner_id === null),
  }
}

async function workThrough({ db, clock }: Platform, demo: Demo, done: readonly Told[], waiting: readonly Told[]): Promise<void> {
  const colleagues: Actor[] = demo.memberIds.map((id, i) => ({ id, kind: 'member', name: COLLEAGUES[i]!.name, role: 'agent', teams: [demo.teamId] }))
  await inTransaction(db, async (tx) => {
    for (const [i, { id, state, last_item_at: lastItemAt }] of done.entries()) {
      const work = { tx, by: colleagues[i % 2]!, now: new Date(lastItemAt.getTime() + HOUR) }
      await claim(work, id)
      await close(work, id, state === 'waiting_for_us' ? 'no_answer_needed' : 'resolved')
    }
    for (const [i, { id }] of waiting.entries()) {
      if (i % 3 !== 0) continue // two thirds wait for whoever looks at the demo
      const work = { tx, by: colleagues[i % 2]!, now: clock.now() }
      await claim(work, id)
      if (i % 6 === 0) await writeNote(work, id, { text: 'I have asked the roastery and will answer when they know.', mentions: [] })
    }
  })
}
