import { expect, test } from 'vitest'
import type { Platform } from '#platform/work.ts'
import { claim } from '../owning/claim.ts'
import { recomputeBatch } from '../recompute/recompute.ts'
import { snooze } from '../resting/snooze.ts'
import { arrival, openStage, posted, said, type Stage } from '../../../test/stage.ts'
import { ringDue } from './ring-due.ts'
import { runAlarms } from './run-alarms.ts'

const alarmsOf = async (stage: Stage, id: string): Promise<string[]> =>
  (await stage.facts(id)).map((fact) => fact.kind.replace('conversation.', '')).filter((kind) => ['nearly_due', 'breached', 'woken'].includes(kind))

test('nearly due and breach are told once each, at their moment', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  stage.pass(44)
  expect(await ringDue(stage.database.db, stage.now)).toBe(0)
  stage.pass(1)
  expect(await ringDue(stage.database.db, stage.now)).toBe(1)
  expect(await ringDue(stage.database.db, stage.now)).toBe(0)
  expect(await stage.conversation(id)).toMatchObject({ nearlyDueAt: stage.now, breachedAt: null })
  stage.pass(15)
  await ringDue(stage.database.db, stage.now)
  await ringDue(stage.database.db, stage.now)
  expect(await stage.conversation(id)).toMatchObject({ breachedAt: stage.now, alarmAt: null })
  expect(await alarmsOf(stage, id)).toEqual(['nearly_due', 'breached'])
})

test('after a long silence only the breach is told', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  stage.pass(600)
  await ringDue(stage.database.db, stage.now)
  expect(await alarmsOf(stage, id)).toEqual(['breached'])
})

test('a rest ends with what was left of the promise', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  stage.pass(20)
  await stage.as(stage.claire, (work) => claim(work, id))
  await stage.as(stage.claire, (work) => snooze(work, id, new Date('2026-03-02T15:00:00Z')))
  stage.now = new Date('2026-03-02T15:00:01Z')
  await ringDue(stage.database.db, stage.now)
  expect(await stage.conversation(id)).toMatchObject({
    state: 'waiting_for_us',
    ownerId: stage.claire.id,
    dueAt: new Date('2026-03-02T15:40:01Z'),
    dueBecause: { spent: 20, minutes: 60 },
  })
  expect(await alarmsOf(stage, id)).toEqual(['woken'])
})

test('what was answered in time rings no more', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  await stage.bring(arrival(stage.social, id, [posted(new Date(stage.now.getTime() + 60_000), 'On its way.')]))
  stage.pass(600)
  expect(await ringDue(stage.database.db, stage.now)).toBe(0)
})

test('a new question after a breach is a new promise', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  stage.pass(61)
  await ringDue(stage.database.db, stage.now)
  await stage.bring(arrival(stage.social, id, [posted(stage.now, 'Sorry!')]))
  stage.pass(10)
  await stage.bring(arrival(stage.social, id, [said(stage.now, 'And now?')]))
  expect(await stage.conversation(id)).toMatchObject({ breachedAt: null, nearlyDueAt: null, dueKind: 'next_response' })
  stage.pass(121)
  await ringDue(stage.database.db, stage.now)
  expect(await alarmsOf(stage, id)).toEqual(['breached', 'breached'])
})

test('a clock that was set back does not tell what was told, whatever is worked out anew meanwhile', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  for (const passed of [50, 20]) {
    stage.pass(passed)
    await ringDue(stage.database.db, stage.now)
  }
  for (const passed of [-180, 120, 60]) {
    stage.pass(passed)
    await recomputeBatch(stage.database.db, stage.now, null, id.replaceAll(/[0-9a-f]/g, '0'))
    await ringDue(stage.database.db, stage.now)
  }
  expect(await alarmsOf(stage, id)).toEqual(['nearly_due', 'breached'])
})

test('several workers tell each alarm once, without being called', async () => {
  await using stage = await openStage()
  const ids = await Promise.all(Array.from({ length: 60 }, () => stage.question()))
  stage.pass(46)
  const ending = new AbortController()
  const platform = { db: stage.database.db, clock: { now: () => stage.now }, log: { warn() {}, debug() {} } } as unknown as Platform
  const workers = Array.from({ length: 4 }, () => runAlarms(platform, ending.signal))
  const told = async (): Promise<number> => (await Promise.all(ids.map((id) => alarmsOf(stage, id)))).flat().length
  await expect.poll(told).toBe(60)
  stage.pass(20)
  await expect.poll(told).toBe(120)
  ending.abort()
  await Promise.all(workers)
  for (const id of ids) expect(await alarmsOf(stage, id)).toEqual(['nearly_due', 'breached'])
})
