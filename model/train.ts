/**
 * Trains the models that ship: `node model/train.ts DATA_FOLDER` reads the public sets from the folder and the project's own
 * examples from `model/examples`, writes `model/weights` and then `model/REPORT.md`. The same data give the same bytes.
 */
import { join } from 'node:path'
import type { HeadName } from '../server/triage/model/heads.ts'
import { calibrate } from './train/calibrate.ts'
import { learnMoods } from './train/learn-moods.ts'
import { learn, type Learnt } from './train/learn.ts'
import { materialOf } from './train/material.ts'
import { quantise } from './train/quantise.ts'
import { unseenAnswers } from './train/unseen.ts'
import { writeWeights } from './train/write.ts'

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('Usage: node model/train.ts DATA_FOLDER\nThe folder holds the sets that model/README.md names.\n')
  process.exit(2)
}

/** Of two intents of one text it is arguable which is the main one: to say the other is half right. A quarter of the examples have two, more than what will be met. */
const ARGUABLE = 0.5

const material = materialOf(folder)
const began = performance.now()
const learnt = (name: HeadName): Learnt => learn(name, material[name].examples, material[name].judges)
const [sentiment, intent, urgency] = [learnt('sentiment'), learnt('intent'), learnt('urgency')]
const table = quantise({ sentiment: sentiment.fitted, intent: intent.fitted, urgency: urgency.fitted })
const { moods, unseen: felt } = learnMoods(sentiment, intent)
const fair = { sentiment: calibrate(felt, 'one'), intent: calibrate(intent.unseen, 'any', ARGUABLE), urgency: calibrate(urgency.unseen, 'any') }
const bytes = writeWeights(join(import.meta.dirname, 'weights/triage.weights'), { table, moods, fair })
process.stdout.write(`${bytes.toLocaleString('en')} bytes, ${Math.round((performance.now() - began) / 1000)} s\n`)
const own = material.urgency.examples.length
const unseen = { sentiment: unseenAnswers('sentiment', felt, fair.sentiment), intent: unseenAnswers('intent', intent.unseen, fair.intent) }
const { standInCurves } = await import('./train/stand-ins.ts') // as the report, it reads with the weights just written
const curves = await standInCurves({ material, learnt: { sentiment, intent, urgency }, fair })
const { report } = await import('./train/report.ts')
report(folder, { own, tweets: material.sentiment.examples.length - own, bytes, unseen, curves })
