import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/work.ts'
import { maySee, readVisibility } from '../allow.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { tag } from '../notes/tag.ts'
import { writeNote } from '../notes/write-note.ts'
import { claim } from '../owning/claim.ts'
import { close } from '../resting/close.ts'
import { snooze } from '../resting/snooze.ts'
import { openStage, posted, arrival, type Stage } from '../../../test/stage.ts'
import { counts } from './counts.ts'
import { list, type Asked } from './list.ts'
import type { View } from './reading.ts'

/** Sixty conversations of all kinds: public and direct, of both teams, owned and not, in every state. */
async function furnish(stage: Stage): Promise<void> {
  const { claire, omar, sami, lea, mail } = stage
  for (let n = 0; n < 60; n++) {
    stage.pass(n % 3)
    const channel = { ...mail, teamId: n % 2 ? stage.sales : stage.care }
    const id = await stage.question(`Question ${n}`, { visibility: n % 3 ? 'direct' : 'public' }, channel)
    const who = [claire, omar, sami][n % 3]!
    if (n % 5 === 1) await stage.as(lea, (work) => writeNote(work, id, { text: 'Look', mentions: [who.id] }))
    if (n % 4 === 0) await stage.as(lea, (work) => claim(work, id))
    if (n % 7 === 2) await sql`update desk.conversation set owner_id = ${who.id}, queued_at = null where id = ${id}`.execute(stage.database.db)
    if (n % 6 === 3) await stage.as(lea, (work) => close({ ...work, by: { ...lea } }, id, 'resolved'))
    if (n % 6 === 4) await stage.as(lea, (work) => snooze(work, id, new Date(stage.now.getTime() + 3_600_000)))
    if (n % 6 === 5) await stage.bring(arrival(channel, id, [posted(stage.now, 'Answered')]))
    if (n % 8 === 0) await stage.as(lea, (work) => tag(work, id, ['Parcel']))
  }
}

const look = (stage: Stage, by: Actor) => ({ db: stage.database.db, by, now: stage.now })

async function allPages(stage: Stage, by: Actor, asked: Omit<Asked, 'limit' | 'after'>, reach?: Parameters<typeof list>[2]): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const page = await list(look(stage, by), { ...asked, after, limit: 7 }, reach)
    expect(page.shown.length).toBeLessThanOrEqual(7)
    ids.push(...page.shown.map((c) => c.id))
    if (!page.next) return ids
    after = page.next
  }
}

const byDeadline = (a: Conversation, b: Conversation): number => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || (a.id < b.id ? -1 : 1)
const byNewest = (a: Conversation, b: Conversation): number => b.lastItemAt.getTime() - a.lastItemAt.getTime() || (a.id > b.id ? -1 : 1)

test('every view shows what it should, in order, page by page, and only what one may see', async () => {
  await using stage = await openStage()
  await furnish(stage)
  const { rows: ids } = await sql<{ id: string }>`select id from desk.conversation`.execute(stage.database.db)
  const all = await Promise.all(ids.map(({ id }) => stage.conversation(id)))
  const visible = await readVisibility(
    stage.database.db,
    ids.map(({ id }) => id),
  )
  const key: Actor = { ...stage.claire, id: stage.care, kind: 'key', role: 'agent', teams: [] }
  const belongs: Record<Exclude<View, 'mentions' | 'hints'>, (c: Conversation, by: Actor) => boolean> = {
    mine: (c, by) => c.ownerId === by.id && c.state !== 'closed',
    queue: (c, by) => c.state === 'waiting_for_us' && !c.ownerId && (by.teams.length > 0 ? by.teams.includes(c.teamId) : by.role === 'lead'),
    waiting: (c) => c.state === 'waiting_for_us',
    with_them: (c) => c.state === 'waiting_for_them',
    snoozed: (c) => c.state === 'snoozed',
    held: (c) => c.state === 'held',
    closed: (c, by) =>
      c.state === 'closed' &&
      !(
        c.ownerId === by.id &&
        !by.teams.includes(c.teamId) &&
        !visible.get(c.id)!.mentioned.includes(by.id) &&
        c.visibility === 'direct' &&
        by.role !== 'lead'
      ),
  }
  for (const by of [stage.claire, stage.omar, stage.sami, stage.lea, key])
    for (const [view, isIn] of Object.entries(belongs) as [Exclude<View, 'mentions' | 'hints'>, (c: Conversation, by: Actor) => boolean][]) {
      const expected = all
        .filter((c) => isIn(c, by) && maySee(by, visible.get(c.id)!))
        .toSorted(['mine', 'queue', 'waiting'].includes(view) ? byDeadline : byNewest)
      expect(await allPages(stage, by, { view }), `${view} of ${by.name} (${by.kind})`).toEqual(expected.map((c) => c.id))
    }
})

describe('filters', () => {
  test('narrow a view', async () => {
    await using stage = await openStage()
    await furnish(stage)
    const tagged = await allPages(stage, stage.lea, { view: 'waiting', tag: 'PARCEL' })
    expect(tagged.length).toBeGreaterThan(0)
    expect(tagged.length).toBeLessThan((await allPages(stage, stage.lea, { view: 'waiting' })).length)
    const page = await list(look(stage, stage.lea), { view: 'waiting', tag: 'parcel', limit: 200 })
    expect(page.shown.every((c) => c.tags.includes('parcel'))).toBe(true)
    const sales = await list(look(stage, stage.lea), { view: 'queue', teamId: stage.sales, limit: 200 })
    expect(sales.shown.length).toBeGreaterThan(0)
    expect(sales.shown.every((c) => c.teamId === stage.sales && !c.ownerId)).toBe(true)
    expect((await list(look(stage, stage.lea), { view: 'closed', urgency: 'critical', limit: 10 })).shown).toEqual([])
  })
  test('find the same however short the steps in which they look', async () => {
    await using stage = await openStage()
    await furnish(stage)
    for (const by of [stage.claire, stage.lea])
      for (const filter of [{ tag: 'parcel' }, { teamId: stage.sales }, { tag: 'parcel', channelId: stage.mail.id }, { urgency: 'low' }])
        for (const view of ['waiting', 'mine', 'closed'] as const) {
          const found = await allPages(stage, by, { view, ...filter })
          for (const reach of [
            { lookedAt: 1, few: 0 },
            { lookedAt: 5, few: 0 },
            { lookedAt: 5, few: 100 },
          ])
            expect(await allPages(stage, by, { view, ...filter }, reach), `${view} ${JSON.stringify({ filter, reach })}`).toEqual(found)
        }
  })
  test('a queue of another team shows what is public', async () => {
    await using stage = await openStage()
    await furnish(stage)
    const { shown } = await list(look(stage, stage.claire), { view: 'queue', teamId: stage.sales, limit: 200 })
    expect(shown.every((c) => c.visibility === 'public' || c.teamId === stage.care)).toBe(true)
  })
})

test('mentions are listed newest first, until they are taken back', async () => {
  await using stage = await openStage()
  const [first, second] = [await stage.question('one', { visibility: 'direct' }), await stage.question('two')]
  await stage.as(stage.claire, (work) => writeNote(work, first, { text: '@Sami', mentions: [stage.sami.id] }))
  stage.pass(1)
  await stage.as(stage.claire, (work) => writeNote(work, second, { text: '@Sami', mentions: [stage.sami.id] }))
  expect(await allPages(stage, stage.sami, { view: 'mentions' })).toEqual([second, first])
  expect(await allPages(stage, stage.omar, { view: 'mentions' })).toEqual([])
  expect((await counts(look(stage, stage.sami))).mentions).toBe(2)
})

test('counts agree with the lists', async () => {
  await using stage = await openStage()
  await furnish(stage)
  stage.pass(50)
  await sql`update desk.conversation set nearly_due_at = ${stage.now} where alarm_at <= ${stage.now} and due_at > ${stage.now} and state = 'waiting_for_us'`.execute(
    stage.database.db,
  )
  for (const by of [stage.lea, { ...stage.sami, teams: [stage.sales] }]) {
    const told = await counts(look(stage, by))
    const shown = async (view: View) => (await list(look(stage, by), { view, limit: 200 })).shown
    const waiting = (await shown('waiting')).filter((c) => by.role === 'lead' || c.visibility === 'public' || by.teams.includes(c.teamId))
    expect(told).toMatchObject({ mine: (await shown('mine')).length, queue: (await shown('queue')).length, waiting: waiting.length })
    expect(told.breached).toBe(waiting.filter((c) => c.dueAt! <= stage.now).length)
    expect(told.nearly).toBe(waiting.filter((c) => c.nearlyDueAt && c.dueAt! > stage.now).length)
  }
})
