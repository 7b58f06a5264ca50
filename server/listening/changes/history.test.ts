import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edit, type History } from './history.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 8, minute))
const says = (text: string) => ({ text, html: null, subject: null })
const begun: History = { now: says('first'), editedAt: null, before: [] }
const apply = (edits: readonly (readonly [minute: number, text: string])[]): History =>
  edits.reduce((history, [minute, text]) => edit(history, at(minute), says(text)), begun)

test('an edit keeps what was said until then', () => {
  expect(
    apply([
      [1, 'second'],
      [5, 'third'],
    ]),
  ).toEqual({
    now: says('third'),
    editedAt: at(5),
    before: [
      { ...says('first'), replacedAt: at(1) },
      { ...says('second'), replacedAt: at(5) },
    ],
  })
})

test('an edit that comes late takes its place in time', () => {
  expect(
    apply([
      [5, 'third'],
      [1, 'second'],
    ]),
  ).toEqual(
    apply([
      [1, 'second'],
      [5, 'third'],
    ]),
  )
})

test('said again without a difference, nothing is kept twice, and what came in between is still found out', () => {
  expect(
    apply([
      [1, 'second'],
      [2, 'second'],
    ]),
  ).toMatchObject({ now: says('second'), editedAt: at(2), before: [{ replacedAt: at(1) }] })
  expect(
    apply([
      [3, 'first'],
      [2, 'other'],
    ]),
  ).toEqual({
    now: says('first'),
    editedAt: at(3),
    before: [
      { ...says('first'), replacedAt: at(2) },
      { ...says('other'), replacedAt: at(3) },
    ],
  })
})

test('in whatever order, and however often, the same comes of the same edits', () => {
  const edits = fc
    .uniqueArray(fc.tuple(fc.nat(20), fc.string()), { selector: ([minute]) => minute, maxLength: 6 })
    .map((all) => all.map(([minute, text]) => [minute, `${minute} ${text}`] as const))
  const shuffled = edits.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })))
  fc.assert(
    fc.property(shuffled, ([all, again]) => {
      expect(apply(again)).toEqual(apply(all.toSorted((a, b) => a[0] - b[0])))
    }),
  )
})
