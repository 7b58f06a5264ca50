import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeIntake, type Draft } from '../../../test/intake.ts'

const LONG = 'Guten Tag, meine Lieferung ist heute beschädigt angekommen, was soll ich jetzt tun?'
const ENGLISH = 'Hello again, I write in English now because my colleague asked me to do it for her'

/** Messages of one author, brought one delivery after the other, and how the last of them was read. */
async function lastOf(...deliveries: Partial<Draft>[][]) {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  let n = 0
  const author = { id: '1', handle: 'resi' }
  for (const some of deliveries) await inlet.take(some.map((one) => ({ id: `m${++n}`, author, at: new Date(Date.UTC(2026, 2, 2, 8, n)), ...one })))
  const { rows } = await database.pool.query<{ language: string | null; intent: string; reasons: { what: string; because: string }[] }>(
    `select language, intent, reasons from triage.assessment join listening.item on item.id = assessment.item_id order by at desc limit 1`,
  )
  const { language, reasons } = rows[0]!
  return { language, because: reasons.find(({ what }) => what === 'language')!.because }
}

test('who wrote German is read in German when the next message is too short to tell, in the same delivery or a later one', async () => {
  const usual = { language: 'de', because: 'its author usually writes de' }
  expect(await lastOf([{ text: 'ok' }])).toMatchObject({ language: null })
  expect(await lastOf([{ text: LONG }], [{ text: 'ok' }])).toEqual(usual)
  expect(await lastOf([{ text: LONG }, { text: 'ok' }])).toEqual(usual)
})

test('the newest message long enough to tell says what is usual; short ones say nothing, and what the network claims counts before it', async () => {
  expect(await lastOf([{ text: LONG }], [{ text: ENGLISH }], [{ text: 'ok' }])).toMatchObject({ language: 'en' })
  expect(await lastOf([{ text: LONG }], [{ text: 'thanks a lot' }], [{ text: 'ok' }])).toMatchObject({ language: 'de' })
  expect(await lastOf([{ text: LONG }], [{ text: 'ok', lang: 'nl' }])).toEqual({ language: 'nl', because: 'the network says nl' })
})

test('a handle that gets its id keeps its language; somebody else is not asked', async () => {
  expect(await lastOf([{ text: LONG, author: { handle: 'resi' } }], [{ text: 'ok' }])).toMatchObject({ language: 'de' })
  expect(await lastOf([{ text: LONG }], [{ text: 'ok', author: { id: '2', handle: 'toni' } }])).toMatchObject({ language: null })
})
