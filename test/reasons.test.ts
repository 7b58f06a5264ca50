import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engine } from '../server/triage/engine.ts'
import { URGENT } from '../server/triage/text/urgent-signs.ts'
import { readReason } from '../web/desk/reasons/read-reason.ts'

const examples = join(import.meta.dirname, '../model/examples/test')
const texts = readdirSync(examples)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(examples, file), 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { text: string }).text)

const asRead = (text: string, more = {}) => engine.understand({ text, subject: null, lang: null, visibility: 'public', followers: 4_200, ...more })

test('every reason of the machine can be said in the reader’s language', () => {
  const unknown = [...texts, 'HELP ME NOW, THE FIRE!! my mother needs it', 'Где мой заказ? Уже три недели жду', '…']
    .flatMap((text) => [...asRead(text).reasons, ...asRead(text, { lang: 'xx' }).reasons])
    .filter(({ because }) => readReason(because).kind === null)
  expect(texts.length).toBeGreaterThan(500)
  expect(unknown).toEqual([])
  expect(URGENT.filter(({ because }) => readReason(`${because}: “x”`).kind === null)).toEqual([])
})

test('a reason is taken apart into what it speaks for and the words that decided', () => {
  expect(readReason('buying signal 91 %: “thinking of switching”, “plans”')).toMatchObject({
    kind: 'sure',
    labels: ['buying_signal'],
    words: ['thinking of switching', 'plans'],
    amount: 91,
  })
  expect(readReason('learned here: “refill”, “batch” → buying signal')).toMatchObject({
    kind: 'learned',
    labels: ['buying_signal'],
    words: ['refill', 'batch'],
  })
  expect(readReason('customer tier: “Key customer”')).toMatchObject({ kind: 'tier', words: ['Key customer'] })
  expect(readReason('learned here: high')).toMatchObject({ kind: 'learned', labels: ['high'], words: [] })
  expect(readReason('not sure: complaint, or press legal')).toMatchObject({ kind: 'unsure', labels: ['complaint', 'press_legal'] })
  expect(readReason('12,400 people may read it')).toMatchObject({ kind: 'readers', amount: 12_400 })
  expect(readReason('like an example: “Where is my “big” parcel”')).toMatchObject({ kind: 'example', words: ['Where is my “big” parcel'] })
  expect(readReason('the moon is full: “x”')).toMatchObject({ kind: null, words: [] })
})
