import { sql, type KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { writeNote } from '../notes/write-note.ts'
import type { ArrivedItem, ChangedItem } from '../arrival.ts'
import type { Intent, Urgency } from '#triage'
import { tag } from '../notes/tag.ts'
import { claim } from '../owning/claim.ts'
import { openOrJoin } from './open-or-join.ts'
import { arrival, MONDAY, openStage, posted, said } from '../../../test/stage.ts'

const minutes = (n: number): Date => new Date(MONDAY.getTime() + n * 60_000)

const changed = (item: ArrivedItem, change: 'edited' | 'deleted', text: string): ChangedItem => ({
  itemId: item.itemId,
  change,
  direction: 'in',
  automatic: item.automatic,
  at: item.at,
  text,
  subject: null,
  warnings: [],
  assessment: null,
})

describe('what comes in', () => {
  test('a question in public waits for the default team, to be answered within the hour', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    expect(await stage.conversation(id)).toMatchObject({
      state: 'waiting_for_us',
      teamId: stage.care,
      ownerId: null,
      queuedAt: MONDAY,
      preview: 'Where is my parcel?',
      items: 1,
      changes: 1,
      dueAt: minutes(60),
      dueKind: 'first_response',
      alarmAt: minutes(45),
      dueBecause: { kind: 'first_response', minutes: 60, calendar: null },
    })
    expect(await stage.facts(id)).toMatchObject([{ kind: 'conversation.opened', by: null, data: { items: 1, direction: 'in', state: 'waiting_for_us' } }])
  })
  test('what is urgent is due sooner, and what comes in late already is breached at once, told once', async () => {
    await using stage = await openStage()
    const urgent = await stage.question('Our shop is down!', {
      assessment: { language: 'en', intent: 'complaint', sentiment: -1, urgency: 'critical', intents: [], urgencyScore: 0, reasons: [] },
    })
    expect(await stage.conversation(urgent)).toMatchObject({ dueAt: minutes(15) })
    const old = await stage.question('Hello?', { at: minutes(-600) })
    expect(await stage.conversation(old)).toMatchObject({ dueAt: minutes(-540), breachedAt: MONDAY, alarmAt: null })
    expect((await stage.facts(old)).map((fact) => fact.kind)).toEqual(['conversation.opened', 'conversation.breached'])
  })
  test('our own post opens nothing; an answer to it does', async () => {
    await using stage = await openStage()
    const thread = newId()
    expect(await stage.bring(arrival(stage.social, thread, [posted(MONDAY, 'We are hiring.')]))).toEqual([])
    await stage.bring(arrival(stage.social, thread, [said(minutes(5), 'Where?')], { lastOwnAt: MONDAY }))
    expect(await stage.conversation(thread)).toMatchObject({ state: 'waiting_for_us', dueKind: 'first_response', awaitingSince: minutes(5) })
  })
  test('an imported history is closed by our own answer, in whatever order it comes', async () => {
    await using stage = await openStage()
    const [forward, backward] = [newId(), newId()]
    await stage.bring(arrival(stage.social, forward, [said(minutes(-90), 'Hi?'), posted(minutes(-60), 'Hi!')]))
    await stage.bring(arrival(stage.social, backward, [posted(minutes(-60), 'Hi!')]))
    await stage.bring(arrival(stage.social, backward, [said(minutes(-90), 'Hi?')], { lastOwnAt: minutes(-60) }))
    for (const id of [forward, backward])
      expect(await stage.conversation(id)).toMatchObject({ state: 'waiting_for_them', dueAt: null, queuedAt: null, firstAnsweredAt: minutes(-60), items: 2 })
  })
  test('what nobody waits for opens nothing; it joins what is there, and is counted in what opens after it', async () => {
    await using stage = await openStage()
    const [alone, talk] = [newId(), newId()]
    expect(await stage.bring(arrival(stage.social, alone, [{ ...said(MONDAY, 'Rival is fine'), quiet: true }]))).toEqual([])
    await stage.bring(arrival(stage.social, talk, [said(MONDAY, 'Hi?')]))
    await stage.bring(arrival(stage.social, talk, [{ ...said(minutes(1), 'Rival is fine'), quiet: true }]))
    expect(await stage.conversation(talk)).toMatchObject({ state: 'waiting_for_us', items: 2, preview: 'Rival is fine' })
  })
  test('an auto-reply starts no clock', async () => {
    await using stage = await openStage()
    const id = await stage.question('I am out of office.', { automatic: true, assessment: null }, stage.mail)
    expect(await stage.conversation(id)).toMatchObject({ state: 'closed', outcome: 'no_answer_needed', closedBy: null, dueAt: null })
  })
  test('who asks again after two hours without an answer is urgent, told once; one thought in two messages is not, nor somebody else', async () => {
    await using stage = await openStage()
    const urged = async (id: string) => (await stage.facts(id)).filter((fact) => fact.kind === 'conversation.urged').map((fact) => fact.data)
    const anna = newId()
    const again = (id: string, at: Date, personId = anna) => stage.bring(arrival(stage.social, id, [said(at, 'Hello? Anybody there?', { personId })]))
    const id = newId()
    for (const minute of [0, 30]) await again(id, minutes(minute))
    await again(id, minutes(240), newId())
    expect(await stage.conversation(id)).toMatchObject({ urgency: 'normal' })
    for (const minute of [241, 600]) await again(id, minutes(minute))
    expect(await stage.conversation(id)).toMatchObject({ urgency: 'high' })
    expect(await urged(id)).toEqual([{ because: 'asked_again', since: MONDAY.toISOString() }])
    const backwards = newId()
    for (const minute of [150, 0]) await again(backwards, minutes(minute))
    expect(await stage.conversation(backwards)).toMatchObject({ urgency: 'high' })
  })
  test('more of theirs joins; the most urgent of what waits counts', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    stage.pass(10)
    await stage.bring(
      arrival(stage.social, id, [
        said(stage.now, 'This is urgent!!', {
          assessment: { language: 'en', intent: 'complaint', sentiment: -1, urgency: 'critical', intents: [], urgencyScore: 0, reasons: [] },
        }),
      ]),
    )
    expect(await stage.conversation(id)).toMatchObject({
      items: 2,
      urgency: 'critical',
      awaitingSince: MONDAY,
      dueAt: minutes(15),
      preview: 'This is urgent!!',
      changes: 2,
    })
  })
  test('one direct item makes the conversation direct', async () => {
    await using stage = await openStage()
    const id = await stage.question()
    await stage.bring(arrival(stage.social, id, [said(minutes(1), 'My order is 4711', { visibility: 'direct' })]))
    expect(await stage.conversation(id)).toMatchObject({ visibility: 'direct' })
  })
})

describe('whose a conversation is that a machine’s word opened', () => {
  const [machine, customer, third] = [newId(), newId(), newId()]
  const words = (n: number, personId: string, automatic = false) => said(minutes(n), 'Words', { personId, automatic, ...(automatic && { assessment: null }) })
  test.each([
    ['at once', [[words(0, machine, true), words(1, customer), words(2, third)]]],
    ['one after the other', [[words(0, machine, true)], [words(1, customer)], [words(2, third)]]],
  ])('the first person’s who speaks in it: %s', async (_, deliveries) => {
    await using stage = await openStage()
    const id = newId()
    for (const items of deliveries) await stage.bring(arrival(stage.mail, id, items))
    expect(await stage.conversation(id)).toMatchObject({ personId: customer, state: 'waiting_for_us' })
  })
})

describe('what authors change', () => {
  test('a preview follows the newest item, and no other', async () => {
    await using stage = await openStage()
    const [first, second] = [said(minutes(-2), 'First'), said(minutes(-1), 'Second')]
    const id = newId()
    const preview = async () => (await stage.conversation(id)).preview
    await stage.bring(arrival(stage.social, id, [first, second]))
    await stage.bring(arrival(stage.social, id, [], { changed: [changed(first, 'edited', 'First, mended')] }))
    expect(await preview()).toBe('Second')
    await stage.bring(arrival(stage.social, id, [], { changed: [changed(second, 'edited', 'Second, mended')] }))
    expect(await preview()).toBe('Second, mended')
    await stage.bring(arrival(stage.social, id, [], { changed: [changed(second, 'deleted', '')] }))
    expect(await preview()).toBe('')
    expect(await stage.conversation(id)).toMatchObject({ state: 'waiting_for_us', changes: 4 })
  })
  test('an edit may make what waits more urgent, and never less; the newest of theirs says what it is about', async () => {
    await using stage = await openStage()
    const [first, second] = [said(minutes(-2), 'First'), said(minutes(-1), 'Second')]
    const id = newId()
    const read = (urgency: Urgency, intent: Intent) => ({ language: 'en', intent, sentiment: -1, urgency, intents: [], urgencyScore: 0, reasons: [] })
    const edit = (item: ArrivedItem, urgency: Urgency, intent: Intent) =>
      stage.bring(arrival(stage.social, id, [], { changed: [{ ...changed(item, 'edited', 'Other words'), assessment: read(urgency, intent) }] }))
    await stage.bring(arrival(stage.social, id, [first, second]))
    const { intent } = await stage.conversation(id)
    await edit(first, 'high', 'complaint')
    expect(await stage.conversation(id)).toMatchObject({ urgency: 'high', intent })
    await edit(second, 'low', 'goodbye')
    expect(await stage.conversation(id)).toMatchObject({ urgency: 'high', intent: 'goodbye', language: 'en', sentiment: -1 })
    await stage.bring(arrival(stage.social, id, [posted(minutes(0), 'Our answer')]))
    await edit(second, 'critical', 'complaint')
    expect(await stage.conversation(id), 'what was answered makes nothing urgent').toMatchObject({ state: 'waiting_for_them', urgency: 'high' })
  })
  test('a change of our own post, in which nobody else spoke, opens nothing', async () => {
    await using stage = await openStage()
    const post = posted(MONDAY, 'We are hirng.')
    expect(await stage.bring(arrival(stage.social, newId(), [], { changed: [{ ...changed(post, 'edited', 'We are hiring.'), direction: 'out' }] }))).toEqual([])
  })
  test('when two people turn out to be one, the conversations of both are that person’s', async () => {
    await using stage = await openStage()
    const [handle, known] = [newId(), newId()]
    const id = await stage.question('Hi', { personId: handle })
    await stage.as(AERIE, ({ tx }) => openOrJoin(tx, stage.now, [], [{ from: handle, into: known }]))
    expect(await stage.conversation(id)).toMatchObject({ personId: known, items: 1 })
  })
})

describe('whose it is', () => {
  test('the first rule that fits, else the channel’s team, else the default', async () => {
    await using stage = await openStage()
    await sql`insert into desk.rule (id, place, name, fits, team_id) values
      (${newId()}, 1, 'Wants to buy', ${JSON.stringify({ words: ['Préis', 'buy'], visibility: 'public' })}::jsonb, ${stage.sales}),
      (${newId()}, 2, 'To a team that is gone', '{}'::jsonb, ${newId()})`.execute(stage.database.db)
    const teamOf = async (id: string) => (await stage.conversation(id)).teamId
    expect(await stage.conversation(await stage.question('I would like to BUY one'))).toMatchObject({ teamId: stage.sales, because: 'Wants to buy' })
    expect(await teamOf(await stage.question('Was ist der Preis?'))).toBe(stage.sales)
    expect(await teamOf(await stage.question('buyer’s remorse'))).toBe(stage.care)
    expect(await teamOf(await stage.question('buy', { visibility: 'direct' }))).toBe(stage.care)
    expect(await teamOf(await stage.question('hm', {}, { ...stage.mail, teamId: stage.sales }))).toBe(stage.sales)
    expect(await teamOf(await stage.question('hm', {}, { ...stage.mail, teamId: newId() }))).toBe(stage.care)
  })
})

describe('threads that turn out to be one', () => {
  test('the conversation goes on under the thread’s id, with what belonged to both', async () => {
    await using stage = await openStage()
    const older = await stage.question('First', { at: minutes(-30) })
    const newer = await stage.question('Second', { at: minutes(-10) })
    await stage.as(stage.claire, (work) => claim(work, newer))
    await stage.as(stage.claire, (work) => writeNote(work, newer, { text: 'Ask @Omar', mentions: [stage.omar.id] }))
    await stage.as(stage.claire, (work) => tag(work, newer, ['parcel']))
    await stage.as(stage.claire, (work) => tag(work, older, ['parcel', 'late']))
    await stage.bring(arrival(stage.social, older, [said(minutes(-20), 'Between')], { mergedFrom: [newer] }))
    expect(await stage.conversation(older)).toMatchObject({
      items: 3,
      ownerId: stage.claire.id,
      queuedAt: null,
      awaitingSince: minutes(-30),
      preview: 'Second',
    })
    expect(await stage.conversation(newer)).toBeUndefined()
    expect((await stage.facts(older)).map((fact) => fact.kind)).toContain('conversation.merged')
    const { rows } = await sql<{
      notes: number
      tags: string[]
      mentions: number
    }>`select (select count(*) from desk.note where conversation_id = ${older}) as notes,
      array(select tag from desk.conversation_tag where conversation_id = ${older} order by tag) as tags,
      (select count(*) from desk.mention where conversation_id = ${older} and member_id = ${stage.omar.id}) as mentions`.execute(stage.database.db)
    expect(rows[0]).toEqual({ notes: 1, tags: ['late', 'parcel'], mentions: 1 })
    expect((await stage.as(stage.claire, (work) => claim(work, newer))).id, 'the old id still leads there').toBe(older)
  })
  test('an answer of ours in one of them answers what came before it in the other', async () => {
    await using stage = await openStage()
    const [question, ours] = [await stage.question('Hi?', { at: minutes(-30) }), newId()]
    await stage.bring(arrival(stage.social, ours, [posted(minutes(-20), 'Hi!')]))
    await stage.bring(arrival(stage.social, question, [said(minutes(-25), '?')], { mergedFrom: [ours], lastOwnAt: minutes(-20) }))
    expect(await stage.conversation(question)).toMatchObject({ state: 'waiting_for_them', firstAnsweredAt: minutes(-20) })
  })
})

test('a constant number of statements, whatever comes in', async () => {
  await using stage = await openStage()
  const statements = async (n: number): Promise<number> => {
    const arrivals = Array.from({ length: n }, () => arrival(stage.social, newId(), [said(stage.now, 'Hello')]))
    let count = 0
    const counting: KyselyPlugin = { transformQuery: ({ node }) => (count++, node), transformResult: async ({ result }) => result }
    await stage.as(AERIE, ({ tx }) => openOrJoin(tx.withPlugin(counting), stage.now, arrivals))
    return count
  }
  const one = await statements(1)
  expect(await statements(300)).toBe(one)
  expect(one).toBeLessThanOrEqual(8)
})
