import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Work } from '#platform/work.ts'
import { ringDue } from './alarms/ring-due.ts'
import { removeNote } from './notes/remove-note.ts'
import { tag } from './notes/tag.ts'
import { writeNote } from './notes/write-note.ts'
import { claim } from './owning/claim.ts'
import { claimNext } from './owning/claim-next.ts'
import { hand } from './owning/hand.ts'
import { release } from './owning/release.ts'
import { takeOver } from './owning/take-over.ts'
import { react } from './reacting/react.ts'
import { recomputeBatch } from './recompute/recompute.ts'
import { reply } from './reply/reply.ts'
import { close } from './resting/close.ts'
import { notSpam } from './resting/not-spam.ts'
import { reopen } from './resting/reopen.ts'
import { snooze } from './resting/snooze.ts'
import { wake } from './resting/wake.ts'
import { setRules } from './rules/set-rules.ts'
import { setCalendar } from './settings/set-calendar.ts'
import { setTargets } from './settings/set-targets.ts'
import { makeRandom } from '../../test/chance.ts'
import { brokenLaw } from '../../test/law.ts'
import { arrival, openStage, posted, said, type Stage } from '../../test/stage.ts'

/** Threads in play in one run; which of them are conversations, the run finds out. */
const THREADS = 4
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

interface Run {
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

const MOVES: Record<string, Move> = {
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

test('whatever is done in whatever order, the law of the desk holds after each step', async () => {
  await using stage = await openStage()
  const names = Object.keys(MOVES)
  const done: string[] = []
  const steps = fc.array(
    fc.record({ move: fc.constantFrom(...names), choices: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }), minutes: fc.integer({ min: 1, max: 120 }) }),
    { minLength: 10, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const run = await begin(stage)
      for (const { move, choices, minutes } of moves) {
        let chosen = 0
        const pick = <T>(from: readonly T[]): T => from[choices[chosen++ % choices.length]! % from.length]!
        try {
          await MOVES[move]!(run, pick, minutes)
          done.push(move)
        } catch (error) {
          if (!(error instanceof Refusal)) throw new Error(`${move} failed`, { cause: error })
        }
        expect(await brokenLaw(stage.database.db), `after ${move}`).toEqual({})
      }
    }),
    { numRuns: 45, endOnFailure: true },
  )
  expect(done.length, 'most steps were more than a refusal').toBeGreaterThan(200)
  const needed = ['claim', 'reply', 'merge', 'snooze', 'close', 'undoClose', 'undoSnooze', 'handToTeam', 'messages', 'notSpam', 'rules']
  for (const move of needed) expect(done).toContain(move)
}, 120_000)

/** A run has threads and members of its own, in the company of the stage. */
async function begin(stage: Stage): Promise<Run> {
  const cast: Actor[] = []
  for (const [name, role, teams] of [
    ['Claire', 'agent', [stage.care]],
    ['Omar', 'agent', [stage.care, stage.sales]],
    ['Sami', 'seller', [stage.sales]],
    ['Lea', 'lead', []],
  ] as const) {
    const id = newId()
    await sql`insert into workspace.member (id, email, name, role, joined_at) values (${id}, ${`${id}@example.com`}, ${name}, ${role}, ${stage.now})`.execute(
      stage.database.db,
    )
    for (const team of teams) await sql`insert into workspace.team_member values (${team}, ${id})`.execute(stage.database.db)
    cast.push({ id, kind: 'member', name, role, teams: [...teams] })
  }
  return { stage, threads: Array.from({ length: THREADS }, newId), merged: [], cast, outgoing: [newId()] }
}

test('many who claim, hand and answer at once while more comes in: no deadlock, no double owner, the law holds', async () => {
  await using stage = await openStage()
  const run = { ...(await begin(stage)), threads: Array.from({ length: 12 }, newId) }
  await stage.bring(...run.threads.map((thread) => arrival(stage.social, thread, [said(stage.now, 'Hello?')])))
  const random = makeRandom(4711)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const lane = async (): Promise<void> => {
    for (let n = 0; n < 30; n++) {
      const move = pick([
        'claim',
        'claimNext',
        'takeOver',
        'handToMember',
        'handToTeam',
        'release',
        'close',
        'reopen',
        'snooze',
        'wake',
        'reply',
        'messages',
        'theirs',
        'notSpam',
        'several',
        'note',
        'tag',
      ])
      await MOVES[move]!(run, pick, 1 + Math.floor(random() * 60)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw new Error(`${move} failed`, { cause: error })
      })
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  expect(await brokenLaw(stage.database.db)).toEqual({})
  await expectOwnersAsTold(stage)
}, 60_000)

/** Told one after the other, the facts must lead to the owner there is: two who both believed to own it would show here. */
async function expectOwnersAsTold(stage: Stage): Promise<void> {
  const { rows } = await sql<{ id: string; owner_id: string | null }>`select id, owner_id from desk.conversation`.execute(stage.database.db)
  for (const { id, owner_id: ownerId } of rows) {
    let owner: string | null = null
    for (const { kind, by, data } of await stage.facts(id)) {
      const before = kind === 'conversation.claimed' ? null : kind === 'conversation.taken_over' ? data['from'] : owner
      expect(owner, `${kind}: whose it was`).toBe(before)
      if (kind === 'conversation.claimed' || kind === 'conversation.taken_over') owner = by
      if (kind === 'conversation.handed') owner = (data['to'] as { memberId: string | null }).memberId
      if (kind === 'conversation.released') owner = null
      if (kind === 'conversation.replied') owner ??= by
    }
    expect(ownerId).toBe(owner)
  }
}
