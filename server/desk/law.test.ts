import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor } from '#platform/work.ts'
import { makeRandom } from '../../test/chance.ts'
import { brokenLaw } from '../../test/law.ts'
import { MOVES, type Run } from '../../test/moves.ts'
import { arrival, openStage, said, type Stage } from '../../test/stage.ts'

/** Threads in play in one run; which of them are conversations, the run finds out. */
const THREADS = 4

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
  const needed = ['claim', 'reply', 'merge', 'snooze', 'close', 'undoClose', 'undoSnooze', 'handToTeam', 'messages', 'notSpam', 'rules', 'takeBack']
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
