import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { claim } from '../owning/claim.ts'
import { close } from '../resting/close.ts'
import { openStage, type Stage } from '../../../test/stage.ts'
import { react } from './react.ts'

const happen = (stage: Stage, ...facts: (Pick<Fact, 'kind' | 'data'> & Partial<Fact>)[]): Promise<void> =>
  inTransaction(stage.database.db, (tx) =>
    react(
      tx,
      stage.now,
      facts.map((fact) => ({ place: '1:1', at: stage.now, by: null, conversationId: null, personId: null, channelId: null, ...fact })),
    ),
  )

test('what a removed team had goes to the default team, with its hours; what is closed stays', async () => {
  await using stage = await openStage()
  const channel = { ...stage.social, teamId: stage.sales }
  const [open, owned, closed] = [await stage.question('1', {}, channel), await stage.question('2', {}, channel), await stage.question('3', {}, channel)]
  await stage.as(stage.sami, (work) => claim(work, owned))
  await stage.as(stage.sami, (work) => close(work, closed, 'answered'))
  await happen(stage, { kind: 'team.removed', data: { teamId: stage.sales } })
  expect(await stage.conversation(open)).toMatchObject({ teamId: stage.care, ownerId: null })
  expect(await stage.conversation(owned)).toMatchObject({ teamId: stage.care, ownerId: stage.sami.id })
  expect(await stage.conversation(closed)).toMatchObject({ teamId: stage.sales, state: 'closed' })
  expect((await stage.facts(open)).at(-1)).toMatchObject({ kind: 'conversation.handed', by: null, data: { to: { teamId: stage.care } } })
})

test('who leaves, or may only look on from now on, owns nothing open; being told twice changes nothing', async () => {
  await using stage = await openStage()
  const [first, second, closed] = [await stage.question('1'), await stage.question('2'), await stage.question('3')]
  await stage.as(stage.claire, (work) => claim(work, first))
  await stage.as(stage.omar, (work) => claim(work, second))
  await stage.as(stage.claire, (work) => claim(work, closed))
  await stage.as(stage.claire, (work) => close(work, closed, 'answered'))
  const gone = { kind: 'member.removed', data: { memberId: stage.claire.id } }
  await happen(stage, gone, { kind: 'member.changed', data: { memberId: stage.omar.id, role: 'viewer' } }, gone)
  await happen(stage, gone)
  for (const id of [first, second]) {
    expect(await stage.conversation(id)).toMatchObject({ ownerId: null, queuedAt: stage.now })
    expect((await stage.facts(id)).filter((fact) => fact.kind === 'conversation.released')).toHaveLength(1)
  }
  expect(await stage.conversation(closed), 'who closed it is remembered').toMatchObject({ ownerId: stage.claire.id })
})

test('who becomes something else that answers keeps what they have', async () => {
  await using stage = await openStage()
  const id = await stage.question()
  await stage.as(stage.claire, (work) => claim(work, id))
  await happen(stage, { kind: 'member.changed', data: { memberId: stage.claire.id, role: 'seller' } })
  expect(await stage.conversation(id)).toMatchObject({ ownerId: stage.claire.id })
})

test('an answer that failed opens a closed conversation without who left since, and with a team that is there', async () => {
  await using stage = await openStage()
  const { database, sami, sales, care } = stage
  const id = await stage.question('1', {}, { ...stage.social, teamId: sales })
  await stage.as(sami, (work) => claim(work, id))
  await stage.as(sami, (work) => close(work, id, 'answered'))
  await database.pool.query('update workspace.member set removed_at = now() where id = $1', [sami.id])
  await database.pool.query('update workspace.team set removed_at = now() where id = $1', [sales])
  await happen(stage, { kind: 'message.failed', conversationId: id, data: { outboxId: newId() } })
  expect(await stage.conversation(id)).toMatchObject({ state: 'waiting_for_us', ownerId: null, teamId: care, queuedAt: stage.now })
})
