import type { EngineParts } from '../../server/triage/engine.ts'
import { SENTIMENTS, type HeadName } from '../../server/triage/model/heads.ts'
import type { Fair } from '../../server/triage/model/model.ts'
import { aloneCurve } from './alone.ts'
import { makeChance } from './chance.ts'
import { learningCurve, type Learnable, type Reached } from './curve.ts'
import type { Example } from './example.ts'
import { fitHead, type Learnt } from './learn.ts'
import { moodsOf } from './learn-moods.ts'
import type { Material } from './material.ts'
import { quantise } from './quantise.ts'

/** A trade that the weights are fitted anew without, to see what a workspace of that trade would teach them. */
interface StandIn {
  name: string
  isOfIt(example: Example): boolean
  /** How many of its writers are angry, neither, or glad, if not as it comes: customers of airlines, telephone companies and railways are. */
  shares?: readonly [negative: number, neutral: number, positive: number]
}

const ANGRY = [0.6, 0.22, 0.18] as const
const TRAVEL = /airline|travel|hotel|train|transport|rail|bus|ferry|parcel|ride|car sharing|airport|coach|holiday|post|taxi|courier|delivery|logistic|tour/
const TECHNOLOGY =
  /\b(apple|iphone|ipad|ipod|ios|microsoft|windows|amazon|kindle|prime day|google|android|samsung|nintendo|sony|xbox|playstation|ps4|ibm|dell|nokia|netflix|facebook|twitter)\b/i
const SPORTS = /\b(game|match|team|league|cup|goal|season|coach|player|fans?|nfl|nba|fc|united|messi|ronaldo|chelsea|arsenal|yankees|win|won|lost)\b/i
const POLITICS =
  /\b(obama|trump|clinton|hillary|romney|biden|bernie|republican|democrat|gop|election|vote|congress|senate|parliament|brexit|immigra|president|minister|muslim|islam|israel|gaza|isis|erdogan|planned parenthood|gun control|tea party|jeb bush|scott walker|ted cruz|rubio)/i
const isOwn = ({ trade }: Example): boolean => trade !== undefined
const isTweetOf =
  (subject: RegExp) =>
  ({ trade, text }: Example): boolean =>
    trade === undefined && subject.test(text)
const isTravel = ({ trade }: Example): boolean => trade !== undefined && TRAVEL.test(trade)

/** Every second trade, in the order of their names. */
function everySecond(examples: readonly Example[]): (example: Example) => boolean {
  const trades = [...new Set(examples.flatMap(({ trade }) => trade ?? []))].toSorted()
  const unseen = new Set(trades.filter((_, i) => i % 2 === 1))
  return ({ trade }) => trade !== undefined && unseen.has(trade)
}

const standIns = (examples: readonly Example[]): StandIn[] => [
  { name: 'own examples, travel and parcels', isOfIt: isTravel },
  { name: 'the same, as angry as customers of airlines are', isOfIt: isTravel, shares: ANGRY },
  { name: 'own examples, every second trade', isOfIt: everySecond(examples) },
  { name: 'all own examples, read with what tweets alone teach, as angry', isOfIt: isOwn, shares: ANGRY },
  { name: 'tweets about makers of technology, as angry', isOfIt: isTweetOf(TECHNOLOGY), shares: ANGRY },
  { name: 'tweets about sports, as angry', isOfIt: isTweetOf(SPORTS), shares: ANGRY },
  { name: 'tweets about politics, as angry', isOfIt: isTweetOf(POLITICS), shares: ANGRY },
]

const STEPS = [100, 300, 1_000]

/** What was fitted for the weights that ship: of it, what a stand-in was not part of is used again. */
export interface Whole {
  material: Record<HeadName, Material>
  learnt: Record<HeadName, Learnt>
  fair: Record<HeadName, Fair>
}

/** What was reached on a stand-in, and, of moods, what the same lessons teach alone. */
export interface Curve {
  name: string
  what: Learnable
  texts: number
  reached: Reached[]
  alone: ReturnType<typeof aloneCurve>
}

/** What is learned of trades that the weights never saw, in English, moods first. */
export async function standInCurves(whole: Whole): Promise<Curve[]> {
  const curves: Curve[] = []
  for (const { name, isOfIt, shares } of standIns(whole.material.intent.examples)) {
    const parts = without(whole, isOfIt)
    for (const what of ['sentiment', 'intent'] as const) {
      const unseen = whole.material[what].examples.filter((one) => one.language === 'en' && isOfIt(one) && rightOf(one, what) !== undefined)
      if (what === 'intent' && (shares || unseen.every(({ trade }) => trade === undefined))) continue
      const known = (shares ? inShares(unseen, shares) : unseen).map((one) => ({ text: one.text, right: rightOf(one, what)! }))
      curves.push({
        name,
        what,
        texts: known.length,
        reached: await learningCurve(known, what, STEPS, parts),
        alone: what === 'sentiment' ? aloneCurve(known, STEPS) : [],
      })
    }
  }
  return curves.toSorted((a, b) => Number(a.what === 'intent') - Number(b.what === 'intent'))
}

const rightOf = ({ sentiment, intents }: Example, what: Learnable): string | undefined => (what === 'sentiment' ? sentiment : intents?.[0])

/** The weights, fitted on what is not of it. */
function without({ material, learnt, fair }: Whole, isOfIt: (example: Example) => boolean): EngineParts {
  const rest = (name: HeadName) =>
    fitHead(
      name,
      material[name].examples.filter((one) => !isOfIt(one)),
    )
  const intent: Learnt = { fitted: rest('intent'), unseen: learnt.intent.unseen }
  const moods = moodsOf(
    learnt.sentiment.unseen.filter(({ example }) => !isOfIt(example)),
    intent,
  )
  const table = quantise({ sentiment: rest('sentiment'), intent: intent.fitted, urgency: learnt.urgency.fitted })
  return { name: 'without', model: { table, moods, fair, learned: {} } }
}

/** As many as there can be with these shares of moods, drawn the same each time. */
function inShares(examples: readonly Example[], shares: NonNullable<StandIn['shares']>): Example[] {
  const mixed = [...examples]
  makeChance(1).shuffle(mixed)
  const byMood = SENTIMENTS.map((mood) => mixed.filter(({ sentiment }) => sentiment === mood))
  const all = Math.min(...byMood.map((some, i) => some.length / shares[i]!))
  return byMood.flatMap((some, i) => some.slice(0, Math.floor(all * shares[i]!)))
}
