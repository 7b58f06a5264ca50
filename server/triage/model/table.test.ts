import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPoint } from '../../../model/train/points.ts'
import { featuresOf, ROWS } from './features.ts'
import { WIDTH } from './heads.ts'
import { loadModel } from './load.ts'
import { scoresOf } from './table.ts'

const { table } = loadModel()

/** The score as it is trained: one weight after the other. */
function asTrained(text: string, output: number): number {
  const { at, value } = toPoint(featuresOf(text, null))
  const weightOf = (place: number): number =>
    place < ROWS ? table.weights[place * WIDTH + output]! * table.scales[output]! : table.signs[(place - ROWS) * WIDTH + output]!
  return at.reduce((sum, place, k) => sum + weightOf(place) * value[k]!, table.bias[output]!)
}

test('training and reading give the same number, whatever the text and however long', () => {
  const text = fc.oneof(
    fc.lorem({ maxCount: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 2000 }),
    fc.constantFrom('', 'SMOKE from the plug :( https://x.example'),
  )
  fc.assert(
    fc.property(text, (any) => {
      const read = scoresOf(table, featuresOf(any, null))
      for (let output = 0; output < WIDTH; output++) expect(read[output]).toBeCloseTo(asTrained(any, output), 3)
    }),
    { numRuns: 200 },
  )
})
