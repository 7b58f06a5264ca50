import { expect, test } from 'vitest'
import { ringDue } from '../alarms/ring-due.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { claim } from '../owning/claim.ts'
import { arrival, openStage, said, type Stage } from '../../../test/stage.ts'
import { close } from './close.ts'
import { reopen } from './reopen.ts'
import { snooze } from './snooze.ts'
import { wake } from './wake.ts'

const HOUR = 60
const DAY = 24 * HOUR
const inMinutes = (stage: Stage, minutes: number): Date => new Date(stage.now.getTime() + minutes * 60_000)

/** Whose it is, where it waits, until when and why, and whether that was broken. */
const standing = (c: Conversation) => WHOSE_AND_WHEN.map((field) => [field, c[field]])
const WHOSE_AND_WHEN = ['state', 'ownerId', 'queuedAt', 'awaitingSince', 'dueAt', 'dueKind', 'dueBecause', 'nearlyDueAt', 'breachedAt', 'alarmAt'] as const

/** A question that has waited so long, its alarms told. */
async function waited(stage: Stage, minutes: number): Promise<string> {
  const id = await stage.question()
  stage.pass(minutes)
  while ((await ringDue(stage.database.db, stage.now)) > 0);
  return id
}

test.each([
  ['in the queue, overdue by two days', 2 * DAY],
  ['in time', 5],
])('close and its undo, snooze and its undo leave what waits %s as it was', async (_, minutes) => {
  await using stage = await openStage()
  const id = await waited(stage, minutes)
  const before = standing(await stage.conversation(id))
  await stage.as(stage.claire, (work) => close(work, id, 'resolved'))
  stage.pass(1)
  expect(standing(await stage.as(stage.claire, (work) => reopen(work, id)))).toEqual(before)
  await stage.as(stage.claire, (work) => snooze(work, id, inMinutes(stage, DAY)))
  stage.pass(1)
  expect(standing(await stage.as(stage.claire, (work) => wake(work, id)))).toEqual(before)
})

test('a colleague who opens it weeks later finds how long they have waited', async () => {
  await using stage = await openStage()
  const id = await waited(stage, 5)
  const { dueAt } = await stage.conversation(id)
  await stage.as(stage.claire, (work) => close(work, id, 'no_answer_needed'))
  stage.pass(14 * DAY)
  expect(await stage.as(stage.omar, (work) => reopen(work, id))).toMatchObject({ dueAt, breachedAt: stage.now })
})

test('a snooze that runs out, is ended late or by them hides no breach', async () => {
  await using stage = await openStage()
  const ends: ((id: string) => Promise<unknown>)[] = [
    () => ringDue(stage.database.db, stage.now),
    (id) => stage.as(stage.claire, (work) => wake(work, id)),
    (id) => stage.bring(arrival(stage.social, id, [said(stage.now, 'Still there?')])),
  ]
  for (const [i, end] of ends.entries()) {
    const id = await waited(stage, 2 * DAY)
    await stage.as(stage.claire, (work) => claim(work, id))
    const before = standing(await stage.conversation(id))
    await stage.as(stage.claire, (work) => snooze(work, id, inMinutes(stage, i === 0 ? DAY : 9 * DAY)))
    stage.pass(DAY)
    await end(id)
    expect(standing(await stage.conversation(id))).toEqual(before)
  }
})

test('what was broken a moment ago and is not told yet cannot be slept away either', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  stage.pass(2 * DAY)
  const { dueAt } = await stage.conversation(id)
  await stage.as(stage.claire, (work) => snooze(work, id, inMinutes(stage, DAY)))
  stage.pass(DAY)
  await ringDue(stage.database.db, stage.now)
  expect(await stage.conversation(id)).toMatchObject({ state: 'waiting_for_us', dueAt })
  expect((await stage.facts(id)).filter(({ kind }) => kind === 'conversation.breached')).toHaveLength(1)
})
