import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/work.ts'
import { close } from '../resting/close.ts'
import { reopen } from '../resting/reopen.ts'
import { snooze } from '../resting/snooze.ts'
import { wake } from '../resting/wake.ts'
import { openStage } from '../../../test/stage.ts'
import { claim } from './claim.ts'
import { claimNext } from './claim-next.ts'
import { hand } from './hand.ts'
import { release } from './release.ts'
import { takeOver } from './take-over.ts'

describe('claim', () => {
  test('makes it mine, and says so', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    expect(await stage.as(stage.claire, (work) => claim(work, id))).toMatchObject({ ownerId: stage.claire.id, queuedAt: null })
    expect(await stage.conversation(id)).toMatchObject({ ownerId: stage.claire.id, queuedAt: null })
    expect((await stage.facts(id)).at(-1)).toMatchObject({ kind: 'conversation.claimed', by: stage.claire.id })
  })
  test('twice is once; a colleague is told who has it', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    await stage.as(stage.claire, (work) => claim(work, id))
    await stage.as(stage.claire, (work) => claim(work, id))
    expect((await stage.facts(id)).filter((fact) => fact.kind === 'conversation.claimed')).toHaveLength(1)
    await expect(stage.as(stage.omar, (work) => claim(work, id))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'already-owned',
      message: expect.stringContaining('Claire has it'),
      details: { owner: { name: 'Claire' } },
    })
  })
  test('of forty who claim at once one gets it', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    const claimers = Array.from({ length: 40 }, (_, i): Actor => (i % 2 ? stage.omar : stage.claire))
    const outcomes = await Promise.allSettled(
      claimers.map((by, i) => stage.as({ ...by, id: `00000000-0000-7000-8000-0000000000${10 + i}` }, (work) => claim(work, id))),
    )
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await stage.facts(id)).filter((fact) => fact.kind === 'conversation.claimed')).toHaveLength(1)
  })
  test('a key cannot own, and who may not see it is told that it is not there', async () => {
    await using stage = await openStage()
    const id = await stage.question('psst', { visibility: 'direct' })
    await expect(stage.as({ ...stage.claire, kind: 'key' }, (work) => claim(work, id))).rejects.toMatchObject({ code: 'members-only' })
    for (const command of [claim, release, wake, reopen])
      await expect(stage.as(stage.sami, (work) => command(work, id))).rejects.toMatchObject({ kind: 'not-found', code: 'no-such-conversation' })
    await expect(stage.as(stage.claire, (work) => claim(work, stage.care))).rejects.toMatchObject({ code: 'no-such-conversation' })
  })
})

describe('claim next', () => {
  test('gives the most urgent of my teams’ queues, one to each, until they are empty', async () => {
    await using stage = await openStage()
    const later = await stage.question()
    const sooner = await stage.question('Help!', {
      assessment: { language: 'en', intent: 'complaint', sentiment: -1, urgency: 'critical', intents: [], urgencyScore: 0, reasons: [] },
    })
    await stage.question('To sales', {}, { ...stage.social, teamId: stage.sales })
    const taken = await Promise.all([stage.claire, stage.omar].map((by) => stage.as(by, claimNext)))
    expect(new Set(taken.map((c) => c?.id))).toEqual(new Set([later, sooner]))
    expect(await stage.as(stage.claire, claimNext)).toBeNull()
    expect(await stage.as(stage.lea, claimNext), 'who leads and is in no team takes from all').toMatchObject({ teamId: stage.sales, ownerId: stage.lea.id })
  })
  test('sixty who do so at once never get the same', async () => {
    await using stage = await openStage()
    for (let n = 0; n < 40; n++) await stage.question(`Question ${n}`)
    const taken = (await Promise.all(Array.from({ length: 60 }, () => stage.as(stage.claire, claimNext)))).flatMap((c) => c?.id ?? [])
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken).toHaveLength(40)
  })
})

describe('from hand to hand', () => {
  test('taking over needs to know from whom', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    await stage.as(stage.claire, (work) => claim(work, id))
    await expect(stage.as(stage.omar, (work) => takeOver(work, id, stage.lea.id))).rejects.toMatchObject({ code: 'owner-changed' })
    expect(await stage.as(stage.omar, (work) => takeOver(work, id, stage.claire.id))).toMatchObject({ ownerId: stage.omar.id })
    expect((await stage.facts(id)).at(-1)).toMatchObject({ kind: 'conversation.taken_over', data: { from: stage.claire.id } })
  })
  test('handing to a colleague goes to their team, handing to a team to its queue; hours and deadline go with it', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    const handed = await stage.as(stage.claire, (work) => hand(work, id, { memberId: stage.sami.id, why: 'wants to buy' }))
    expect(handed).toMatchObject({ ownerId: stage.sami.id, teamId: stage.sales, queuedAt: null })
    expect((await stage.facts(id)).at(-1)).toMatchObject({
      kind: 'conversation.handed',
      data: { why: 'wants to buy', to: { memberId: stage.sami.id, teamId: stage.sales } },
    })
    await sql`insert into desk.calendar (team_id, week, changed_at) values (${stage.care}, '{"tue": [["09:00", "17:00"]]}', ${stage.now})`.execute(
      stage.database.db,
    )
    expect(await stage.as(stage.sami, (work) => hand(work, id, { teamId: stage.care, why: '' }))).toMatchObject({
      ownerId: null,
      queuedAt: stage.now,
      dueAt: new Date('2026-03-03T09:00:00Z'),
    })
  })
  test('nobody gets what they cannot answer, and nothing goes nowhere', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    const handing = (to: object) => stage.as(stage.claire, (work) => hand(work, id, { why: '', ...to }))
    await expect(handing({})).rejects.toMatchObject({ code: 'hand-to-whom' })
    await expect(handing({ memberId: stage.care })).rejects.toMatchObject({ code: 'no-such-member' })
    await expect(handing({ teamId: stage.claire.id })).rejects.toMatchObject({ code: 'no-such-team' })
    await sql`update workspace.member set role = 'viewer' where id = ${stage.omar.id}`.execute(stage.database.db)
    await expect(handing({ memberId: stage.omar.id })).rejects.toMatchObject({ code: 'cannot-answer' })
  })
  test('releasing undoes claiming; what a colleague has is theirs, unless one leads', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    const before = await stage.conversation(id)
    await stage.as(stage.claire, (work) => claim(work, id))
    for (const command of [
      (work) => release(work, id),
      (work) => close(work, id, 'spam'),
      (work) => snooze(work, id, new Date('2027-01-01')),
      (work) => hand(work, id, { teamId: stage.sales, why: '' }),
    ] as ((work: Parameters<typeof release>[0]) => Promise<unknown>)[])
      await expect(stage.as(stage.omar, command)).rejects.toMatchObject({ code: 'not-yours' })
    await stage.as(stage.lea, (work) => release(work, id))
    expect(await stage.conversation(id)).toEqual(before)
  })
})

describe('rest', () => {
  test('waking undoes snoozing, reopening undoes closing: the promise runs on', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    await stage.as(stage.claire, (work) => claim(work, id))
    const before = await stage.conversation(id)
    await stage.as(stage.claire, (work) => snooze(work, id, new Date('2026-03-04T09:00:00Z')))
    expect(await stage.conversation(id)).toMatchObject({ state: 'snoozed', dueAt: null, alarmAt: new Date('2026-03-04T09:00:00Z'), snoozedBy: stage.claire.id })
    await stage.as(stage.claire, (work) => wake(work, id))
    expect(await stage.conversation(id)).toEqual(before)
    await stage.as(stage.claire, (work) => close(work, id, 'answered'))
    expect(await stage.conversation(id)).toMatchObject({ state: 'closed', dueAt: null, alarmAt: null, closedBy: stage.claire.id, outcome: 'answered' })
    await stage.as(stage.claire, (work) => reopen(work, id))
    expect(await stage.conversation(id)).toEqual(before)
  })
  test('what is reopened after its owner and its team left goes to the default team’s queue', async () => {
    await using stage = await openStage()
    const id = await stage.question('Hi', {}, { ...stage.social, teamId: stage.sales })
    await stage.as(stage.sami, (work) => claim(work, id))
    await stage.as(stage.sami, (work) => close(work, id, 'answered'))
    await sql`update workspace.member set removed_at = ${stage.now} where id = ${stage.sami.id}`.execute(stage.database.db)
    await sql`update workspace.team set removed_at = ${stage.now} where id = ${stage.sales}`.execute(stage.database.db)
    await stage.as(stage.lea, (work) => reopen(work, id))
    expect(await stage.conversation(id)).toMatchObject({ state: 'waiting_for_us', ownerId: null, teamId: stage.care, queuedAt: stage.now })
  })
})
