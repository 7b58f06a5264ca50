import { expect, test } from 'vitest'
import type { Jobs } from '#platform/jobs.ts'
import type { Week } from '../clock/hours.ts'
import { setCalendar } from '../settings/set-calendar.ts'
import { setTargets } from '../settings/set-targets.ts'
import { claim } from '../owning/claim.ts'
import { close } from '../resting/close.ts'
import { newId } from '#platform/ids.ts'
import { arrival, openStage, said, type Stage } from '../../../test/stage.ts'
import { recomputeJob } from './recompute.ts'
import { RECOMPUTE, type Recompute } from './recompute-later.ts'

const OFFICE: Week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['12:00', '18:00']]]))

const target = (minutes: number) => ({ channelId: null, visibility: null, urgency: null, firstResponse: minutes, nextResponse: minutes, resolution: minutes })

/** Puts work in line, and does it when told. */
function makeLine(stage: Stage): { jobs: Jobs; work(): Promise<void> } {
  const line: Recompute[] = []
  const jobs = { send: async (_: unknown, name: string, data: Recompute) => void (name === RECOMPUTE && line.push(data)) } as unknown as Jobs
  const job = recomputeJob({ db: stage.database.db, clock: { now: () => stage.now } })
  return {
    jobs,
    work: async () => {
      for (const data of line.splice(0)) await job.run(data, new AbortController().signal)
    },
  }
}

test('new hours move the deadlines of the team, and say why', async () => {
  await using stage = await openStage()
  const [open, mine, closed] = [await stage.question(), await stage.question(), await stage.question()]
  const direct = await stage.question('psst', { visibility: 'direct' }, { ...stage.mail, teamId: stage.sales })
  await stage.as(stage.claire, (work) => claim(work, mine))
  await stage.as(stage.claire, (work) => close(work, closed, 'spam'))
  const line = makeLine(stage)
  await stage.as(stage.lea, (work) => setCalendar(work, line.jobs, stage.care, { week: OFFICE, holidays: [{ date: '2026-03-02', name: 'Founding Day' }] }))
  await line.work()
  for (const id of [open, mine])
    expect(await stage.conversation(id)).toMatchObject({
      dueAt: new Date('2026-03-03T12:00:00Z'),
      dueBecause: { calendar: { team: 'Care', timeZone: 'Europe/Berlin', stoodStill: true, holidays: ['Founding Day'] } },
    })
  expect(await stage.conversation(closed)).toMatchObject({ state: 'closed', dueAt: null })
  expect(await stage.conversation(direct)).toMatchObject({ dueAt: new Date('2026-03-02T13:00:00Z') })
})

test('tighter targets break promises at once, looser ones mend what was broken', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  const line = makeLine(stage)
  stage.pass(30)
  await stage.as(stage.lea, (work) => setTargets(work, line.jobs, [target(20)]))
  await line.work()
  expect(await stage.conversation(id)).toMatchObject({ breachedAt: stage.now, alarmAt: null })
  expect((await stage.facts(id)).at(-1)?.kind).toBe('conversation.breached')
  await stage.as(stage.lea, (work) => setTargets(work, line.jobs, [target(100)]))
  await line.work()
  expect(await stage.conversation(id)).toMatchObject({ breachedAt: null, nearlyDueAt: null, dueAt: new Date('2026-03-02T10:40:00Z') })
})

test('a set of targets that leaves something out is refused, and so are two for the same', async () => {
  await using stage = await openStage()
  const { jobs } = makeLine(stage)
  const forPublic = { channelId: null, visibility: 'public' as const, urgency: null, firstResponse: 1, nextResponse: 1, resolution: 1 }
  await expect(stage.as(stage.lea, (work) => setTargets(work, jobs, [forPublic]))).rejects.toMatchObject({ code: 'no-general-target' })
  await expect(stage.as(stage.lea, (work) => setTargets(work, jobs, [forPublic, forPublic]))).rejects.toMatchObject({ code: 'target-twice' })
})

test('more than one batch', async () => {
  await using stage = await openStage()
  const ids = []
  for (let i = 0; i < 11; i++)
    ids.push(...(await stage.bring(...Array.from({ length: 100 }, () => arrival(stage.social, newId(), [said(stage.now, 'Hello')])))).map((c) => c.id))
  const line = makeLine(stage)
  await stage.as(stage.lea, (work) => setCalendar(work, line.jobs, stage.care, { week: OFFICE, holidays: [] }))
  await line.work()
  for (const id of [ids[0]!, ids[499]!, ids[500]!, ids[1099]!]) expect(await stage.conversation(id)).toMatchObject({ dueAt: new Date('2026-03-02T12:00:00Z') })
})
