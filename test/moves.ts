import { sql } from 'kysely'
import { expect } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Actor, Work } from '#platform/work.ts'
import { ringDue } from '../server/desk/alarms/ring-due.ts'
import { removeNote } from '../server/desk/notes/remove-note.ts'
import { tag } from '../server/desk/notes/tag.ts'
import { writeNote } from '../server/desk/notes/write-note.ts'
import { claim } from '../server/desk/owning/claim.ts'
import { claimNext } from '../server/desk/owning/claim-next.ts'
import { hand } from '../server/desk/owning/hand.ts'
import { release } from '../server/desk/owning/release.ts'
import { takeOver } from '../server/desk/owning/take-over.ts'
import { react } from '../server/desk/reacting/react.ts'
import { recomputeBatch } from '../server/desk/recompute/recompute.ts'
import { reply } from '../server/desk/reply/reply.ts'
import { close } from '../server/desk/resting/close.ts'
import { notSpam } from '../server/desk/resting/not-spam.ts'
import { reopen } from '../server/desk/resting/reopen.ts'
import { snooze } from '../server/desk/resting/snooze.ts'
import { wake } from '../server/desk/resting/wake.ts'
import { setRules } from '../server/desk/rules/set-rules.ts'
import { setCalendar } from '../server/desk/settings/set-calendar.ts'
import { setTargets } from '../server/desk/settings/set-targets.ts'
import { arrival, posted, said, type Stage } from './stage.ts'

// What can be done to conversations, for tests that do it in any order.

const URGENCIES = ['low', 'normal', 'high', 'critical'] as const
const FIRST = '00000000-0000-0000-0000-000000000000'
const SPAM = {
  language: null,
  intent: 'spam' as const,
  sentiment: 0,
  urgency: 'low' as const,
  intents: [{ intent: 'spam' as const, confidence: 0.99 }],
  urgencyScore: 0,
  reasons: [],
}
const noJobs = { send: async () => undefined } as unknown as Jobs

export interface Run {
  stage: Stage
  /** As listening keeps them: nothing more comes in for one that was merged. */
  threads: string[]
  /** Merged ones: commands still come for them. */
  merged: string[]
  /** Members and teams that come and go in this run. */
  cast: Actor[]
  outgoing: string[]
}

/** One step of a run: what is done, with numbers to choose by. */
type Move = (run: Run, pick: <T>(from: readonly T[]) => T, minutes: number) => Promise<unknown>

const at = (run: Run, minutes: number): Date => new Date(run.stage.now.getTime() + minutes * 60_000)
const command =
  (does: (work: Work, id: string, run: Run, pick: <T>(from: readonly T[]) => T, minutes: number) => Promise<unknown>): Move =>
  (run, pick, minutes) =>
    run.stage.as(pick(run.cast), (work) => does(work, pick([...run.threads, ...run.merged]), run, pick, minutes))
const happened = (kind: string, conversationId: string | null, data: Record<string, unknown>): Fact => ({
  place: '1:1',
  at: new Date(0),
  kind,
  by: null,
  conversationId,
  personId: null,
  channelId: null,
  data,
})

type Does = (work: Work, id: string) => Promise<unknown>

/** Something is done, and taken back a while later: whose it is, since when it waits and until when must be as before. */
function undone(states: string[], does: Does, undoes: Does): Move {
  return command(async (work, id) => {
    const standing = () =>
      sql<{ state: string }>`select state, team_id, owner_id, queued_at, snoozed_until, awaiting_since, clock_from, response_spent, resolution_spent,
        due_at, due_kind, due_because from desk.conversation where id = ${id}`.execute(work.tx)
    const { rows } = await standing()
    if (!rows[0] || !states.includes(rows[0].state)) return
    await does(work, id)
    await undoes({ ...work, now: new Date(work.now.getTime() + 20 * 60_000) }, id)
    expect((await standing()).rows, 'undo restores').toEqual(rows)
  })
}

export const MOVES: Record<string, Move> = {
  theirs: (run, pick, minutes) =>
    run.stage.bring(
      arrival(run.stage.social, pick(run.threads), [
        said(at(run, minutes - 90), 'Hello?', {
          visibility: pick(['public', 'public', 'direct']),
          assessment: { language: null, intent: 'question', sentiment: 0, urgency: pick(URGENCIES), intents: [], urgencyScore: 0, reasons: [] },
        }),
      ]),
    ),
  spam: (run, pick, minutes) => {
    run.threads = pick([run.threads, [...run.threads.slice(1), newId()]])
    const by = { personId: pick([newId(), run.threads[0]!]), visibility: pick(['public', 'direct'] as const), assessment: SPAM }
    return run.stage.bring(arrival(run.stage.social, run.threads.at(-1)!, [said(at(run, minutes - 90), 'FREE COINS', by)]))
  },
  rules: (run, pick) =>
    run.stage.as(run.stage.lea, (work) =>
      setRules(work, [
        { name: 'Held', fits: { words: [pick(['hello', 'hi', 'nothing'])] }, teamId: null, does: { hold: true, tags: ['held'] } },
        {
          name: 'Sales',
          fits: { visibility: pick(['public', 'direct']) },
          teamId: run.stage.sales,
          does: { urgency: pick(['raise', 'lower']), hintTeamId: run.stage.care },
        },
        { name: 'Coins', fits: { words: ['coins'] }, teamId: null, does: { intent: pick(['spam', 'complaint']) } },
      ]),
    ),
  notSpam: command(async (work) => {
    const { rows } = await sql<{ id: string }>`select id from desk.conversation where state = 'held' order by random() limit 1`.execute(work.tx)
    return notSpam(work, rows[0]?.id ?? newId())
  }),
  ours: (run, pick, minutes) => run.stage.bring(arrival(run.stage.social, pick(run.threads), [posted(at(run, minutes - 90), 'Hello!')])),
  history: (run, pick, minutes) =>
    run.stage.bring(arrival(run.stage.social, pick(run.threads), [said(at(run, minutes - 90), 'Hi?')], { lastOwnAt: at(run, 45 - minutes) })),
  automatic: (run, pick) => run.stage.bring(arrival(run.stage.mail, pick(run.threads), [said(run.stage.now, 'I am away', { automatic: true })])),
  takeBack: async (run, pick) => {
    const { rows } = await sql<{ id: string; at: Date; threadId: string }>`
      update listening.item set deleted_at = ${run.stage.now} where id = (
        select id from listening.item where thread_id = any(${run.threads}::uuid[]) and direction = 'in' and deleted_at is null order by at offset ${pick([0, 0, 1])} limit 1)
      returning id, at, thread_id as "threadId"`.execute(run.stage.database.db)
    const gone = { change: 'deleted', direction: 'in', automatic: false, text: '', subject: null, assessment: null, warnings: [] as string[] } as const
    return run.stage.bring(
      ...rows.map(({ id, at: written, threadId }) => arrival(run.stage.social, threadId, [], { changed: [{ ...gone, itemId: id, at: written }] })),
    )
  },
  several: (run, pick, minutes) =>
    run.stage.bring(
      ...run.threads
        .slice(1)
        .map((thread, i) => arrival(run.stage.social, thread, [said(at(run, -minutes * i), 'And?'), posted(at(run, pick([-1, 1])), 'So.')])),
    ),
  merge: (run, pick) => {
    const [into, ...from] = run.threads.filter(() => pick([true, false]))
    if (!into || from.length === 0) return Promise.resolve()
    run.threads = run.threads.map((thread) => (from.includes(thread) ? newId() : thread))
    run.merged.push(...from)
    return run.stage.bring(arrival(run.stage.social, into, [said(run.stage.now, 'Parent')], { mergedFrom: from }))
  },
  claim: command((work, id) => claim(work, id)),
  claimNext: command((work) => claimNext(work)),
  takeOver: command((work, id, run, pick) => takeOver(work, id, pick(run.cast).id)),
  handToMember: command((work, id, run, pick) => hand(work, id, { memberId: pick(run.cast).id, why: 'yours' })),
  handToTeam: command((work, id, run, pick) => hand(work, id, { teamId: pick([run.stage.care, run.stage.sales]), why: '' })),
  release: command((work, id) => release(work, id)),
  snooze: command((work, id, _, __, minutes) => snooze(work, id, new Date(work.now.getTime() + minutes * 60_000))),
  wake: command((work, id) => wake(work, id)),
  close: command((work, id, _, pick) => close(work, id, pick(['answered', 'spam']))),
  reopen: command((work, id) => reopen(work, id)),
  undoClose: undone(['waiting_for_us', 'waiting_for_them', 'snoozed'], (work, id) => close(work, id, 'spam'), reopen),
  undoSnooze: undone(['waiting_for_us', 'waiting_for_them'], (work, id) => snooze(work, id, new Date(work.now.getTime() + 60 * 60_000)), wake),
  note: command((work, id, run, pick) => writeNote(work, id, { text: 'Look', mentions: [pick(run.cast).id] })),
  removeNote: command(async (work) => {
    const { rows } = await sql<{ id: string }>`select id from desk.note where by = ${work.by.id} and removed_at is null limit 1`.execute(work.tx)
    return rows[0] && removeNote(work, rows[0].id)
  }),
  tag: command((work, id, _, pick) => tag(work, id, pick([[], ['a'], ['a', 'b']]))),
  reply: command(async (work, id, run, pick) => {
    const draft = {
      text: 'It comes tomorrow.',
      visibility: 'public' as const,
      changes: pick([0, 1, 2]),
      anyway: pick([true, true, false]),
      afterwards: pick(['wait', 'wait', 'close'] as const),
    }
    run.outgoing.push((await reply(work, id, draft)).outgoing.id)
  }),
  messages: (run, pick) =>
    inTransaction(run.stage.database.db, (tx) =>
      react(tx, run.stage.now, [
        happened(pick(['message.sent', 'message.failed', 'message.cancelled', 'message.retried']), pick([...run.threads, ...run.merged]), {
          outboxId: pick([...run.outgoing, newId()]),
        }),
      ]),
    ),
  time: async (run, _, minutes) => {
    run.stage.pass(minutes * 10)
    while ((await ringDue(run.stage.database.db, run.stage.now, 3)) > 0);
  },
  hours: async (run, pick) => {
    const week = pick([
      null,
      {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
        tue: [['00:00', '24:00']],
      } as { mon: [string, string][] },
    ])
    await run.stage.as(run.stage.lea, (work) =>
      setCalendar(work, noJobs, pick([run.stage.care, run.stage.sales]), { week, holidays: [{ date: '2026-03-09', name: 'Feast' }] }),
    )
    await recomputeBatch(run.stage.database.db, run.stage.now, null, FIRST)
  },
  targets: async (run, _, minutes) => {
    const target = { channelId: null, visibility: null, urgency: null, firstResponse: minutes, nextResponse: minutes * 2, resolution: minutes * 5 }
    await run.stage.as(run.stage.lea, (work) => setTargets(work, noJobs, [target, { ...target, channelId: run.stage.social.id, firstResponse: 7 }]))
    await recomputeBatch(run.stage.database.db, run.stage.now, null, FIRST)
  },
  memberLeaves: (run, pick) =>
    inTransaction(run.stage.database.db, async (tx) => {
      const gone = pick(run.cast)
      if (run.cast.length < 3) return
      run.cast = run.cast.filter((one) => one !== gone)
      await sql`update workspace.member set removed_at = ${run.stage.now} where id = ${gone.id}`.execute(tx)
      await react(tx, run.stage.now, [happened('member.removed', null, { memberId: gone.id })])
    }),
}
