import { FROZEN, type EngineParts } from '../engine.ts'
import { HEAD_NAMES, type HeadName } from '../model/heads.ts'
import { hashOf, spread } from '../model/hash.ts'
import { withLayer, type Layer } from './layer.ts'
import type { Lesson } from './lesson.ts'
import { saidOf } from '../correcting/said.ts'

/** Right answers to what was held back, by what was asked, with what was learned and without. */
export type HeldBack = Record<HeadName, { count: number; right: number; without: number }>

const PARTS = 5
/** Up to so many lessons each part is held back in turn: a fifth of few says little. Of more one part says enough, and takes a fifth of the time. */
const FEW = 1_000

/** The parts that are held back one after the other, each while the layer is learned from the rest. */
export const heldBackParts = (count: number): number[] => Array.from({ length: count <= FEW ? PARTS : 1 }, (_, part) => part)

/** Is it in this part? A fifth of the items, whatever is said of them: the same ones each time, so that versions can be compared. */
export const isHeldBack = ({ itemId }: Pick<Lesson, 'itemId'>, part = 0): boolean => spread(hashOf(itemId, 5)) % PARTS === part

const NOTHING: Layer = { version: 0, heads: {} }

/** Asks both engines what they make of lessons that the layer has not seen. @param parts what is beneath the layer */
export function measure(layer: Layer, lessons: readonly Lesson[], parts: EngineParts = FROZEN): HeldBack {
  const [taught, without] = [withLayer(parts, layer), withLayer(parts, NOTHING)]
  const counts = Object.fromEntries(HEAD_NAMES.map((what) => [what, { count: 0, right: 0, without: 0 }])) as HeldBack
  for (const { item, what, right } of lessons) {
    counts[what].count++
    if (saidOf(what, taught.understand(item)) === right) counts[what].right++
    if (saidOf(what, without.understand(item)) === right) counts[what].without++
  }
  return counts
}

/** What was learned of a head is used only where it does no harm. */
export const helps = ({ right, without }: HeldBack[HeadName]): boolean => right >= without
