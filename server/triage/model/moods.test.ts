import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf } from '../../../model/train/fit.ts'
import { withMoods } from '../../../model/train/learn-moods.ts'
import { toPoint } from '../../../model/train/points.ts'
import { softmax } from './answer.ts'
import { featuresOf, ROWS } from './features.ts'
import { HEADS, WIDTH, type HeadName } from './heads.ts'
import { loadModel } from './load.ts'
import { frozenScores } from './model.ts'
import { SIGNS } from './signs.ts'
import { ofHead } from './table.ts'

const model = loadModel()

/** A head as it was fitted, but for the rounding of its weights. */
function asFitted(name: HeadName) {
  const { at, outputs } = HEADS[name]
  const { weights, scales, signs, bias } = model.table
  const own = <T>(row: (output: number) => T): T[] => outputs.map((_, output) => row(at + output))
  return {
    outputs: outputs.length,
    bias: Float32Array.from(own((output) => bias[output]!)),
    weights: Float32Array.from([
      ...Array.from({ length: ROWS }, (_, row) => own((output) => weights[row * WIDTH + output]! * scales[output]!)).flat(),
      ...Array.from({ length: SIGNS.length }, (_, sign) => own((output) => signs[sign * WIDTH + output]!)).flat(),
    ]),
  }
}
const [sentiment, intent] = [asFitted('sentiment'), asFitted('intent')]

test('what intents say of moods is added in training as in reading, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.lorem({ maxCount: 60 }), fc.string({ unit: 'grapheme', maxLength: 500 }), fc.constantFrom('', 'Refund me NOW!!')), (text) => {
      const point = toPoint(featuresOf(text, null))
      const trained = withMoods({ scores: scoreOf(sentiment, point), shares: softmax(scoreOf(intent, point)) }, model.moods)
      const read = ofHead(frozenScores(model, featuresOf(text, null)), 'sentiment')
      read.forEach((score, mood) => expect(score).toBeCloseTo(trained[mood]!, 3))
    }),
    { numRuns: 100 },
  )
})
