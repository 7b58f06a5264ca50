import { sql, type KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { openOrJoin } from '../arriving/open-or-join.ts'
import { arrival, openStage, said } from '../../../test/stage.ts'
import { setRules } from './set-rules.ts'

test('rules that fire cost one statement a batch, whatever its size; rules that do not cost none', async () => {
  await using stage = await openStage()
  const statements = async (n: number, text: string): Promise<number> => {
    const arrivals = Array.from({ length: n }, () => arrival(stage.social, newId(), [said(stage.now, text)]))
    let count = 0
    const counting: KyselyPlugin = { transformQuery: ({ node }) => (count++, node), transformResult: async ({ result }) => result }
    await stage.as(AERIE, ({ tx }) => openOrJoin(tx.withPlugin(counting), stage.now, arrivals))
    return count
  }
  const without = await statements(3, 'coins')
  const does = { tags: ['coins'], watchOut: 'Careful', hintTeamId: stage.sales, urgency: 'raise' as const }
  await stage.as(stage.lea, (work) => setRules(work, [{ name: 'Coins', fits: { words: ['coins'] }, teamId: stage.sales, does }]))
  expect(await statements(3, 'nothing')).toBe(without)
  expect(await statements(3, 'coins')).toBe(without + 1)
  expect(await statements(300, 'coins')).toBe(without + 1)
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from desk.rule_firing) as firings, (select count(*) from desk.hint) as hints, (select count(*) from desk.conversation_tag) as tags,
      (select count(*) from desk.conversation where ruled is not null and urgency = 'high') as urgent`.execute(stage.database.db)
  expect(rows).toEqual([{ firings: 303, hints: 303, tags: 303, urgent: 303 }])
})

test('what rules did goes with a conversation into the one it is merged into', async () => {
  await using stage = await openStage()
  await stage.as(stage.lea, (work) =>
    setRules(work, [{ name: 'Coins', fits: { words: ['coins'] }, teamId: null, does: { hold: true, hintTeamId: stage.sales } }]),
  )
  const [older, held] = [await stage.question('Hello', { at: new Date(stage.now.getTime() - 60_000) }), await stage.question('coins')]
  expect(await stage.conversation(held)).toMatchObject({ state: 'held', heldBecause: 'Coins' })
  await stage.bring(arrival(stage.social, older, [], { mergedFrom: [held] }))
  expect(await stage.conversation(older)).toMatchObject({ state: 'waiting_for_us', heldAt: null, ruled: [expect.any(String)] })
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from desk.rule_firing union all select conversation_id from desk.hint`.execute(stage.database.db)
  expect(rows).toEqual([{ id: older }, { id: older }])
})
