import { setImmediate as others } from 'node:timers/promises'
import { FROZEN, type EngineParts } from '../engine.ts'
import { HEAD_NAMES, type HeadName } from '../model/heads.ts'
import { heldBackParts, helps, isHeldBack, measure, type HeldBack } from './held-back.ts'
import { packHead, packLayer, unpackHead, type Layer } from './layer.ts'
import { learnDeltas } from './learn.ts'
import { toPoint, type Lesson } from './lesson.ts'

/** A layer that was made, with how it did. */
export interface Made {
  /** As kept; null: no head is better, or as good, with it. */
  weights: Buffer | null
  heldBack: HeldBack
}

/**
 * Learns a layer: first without what is held back, to see of each head whether it helps, and then, where it does no harm,
 * from everything, by the same recipe. Figures are those of the first.
 * @param parts what the layer goes on top of
 */
export async function makeLayer(lessons: readonly Lesson[], parts: EngineParts = FROZEN): Promise<Made> {
  const heldBack = await tryOut(lessons, parts)
  const kept: Partial<Record<HeadName, Buffer>> = {}
  for (const name of HEAD_NAMES.filter((one) => helps(heldBack[one]))) {
    const packed = await learnHead(name, lessons, parts)
    if (packed) kept[name] = packed
  }
  return { weights: Object.keys(kept).length > 0 ? packLayer(kept) : null, heldBack: withoutUnused(heldBack, kept) }
}

/** How it does on what it has not learned from. */
async function tryOut(lessons: readonly Lesson[], parts: EngineParts): Promise<HeldBack> {
  const sum = measure({ version: 0, heads: {} }, [])
  for (const part of heldBackParts(lessons.length)) {
    const learned = lessons.filter((lesson) => !isHeldBack(lesson, part))
    const tried: Layer = { version: 0, heads: {} }
    for (const name of HEAD_NAMES) {
      const packed = await learnHead(name, learned, parts)
      if (packed) tried.heads[name] = unpackHead(name, packed)
    }
    await addMeasured(
      sum,
      tried,
      lessons.filter((lesson) => isHeldBack(lesson, part)),
      parts,
    )
  }
  return sum
}

async function learnHead(name: HeadName, lessons: readonly Lesson[], { model }: EngineParts): Promise<Buffer | null> {
  const points = lessons.filter(({ what }) => what === name).flatMap((lesson) => toPoint(model, lesson) ?? [])
  return points.length > 0 ? packHead(name, await learnDeltas(name, model, points)) : null
}

/** Lessons at a stretch, before others have their turn. */
const STRETCH = 50

async function addMeasured(sum: HeldBack, layer: Layer, lessons: readonly Lesson[], parts: EngineParts): Promise<void> {
  for (let at = 0; at < lessons.length; at += STRETCH) {
    const some = measure(layer, lessons.slice(at, at + STRETCH), parts)
    for (const name of HEAD_NAMES) for (const key of ['count', 'right', 'without'] as const) sum[name][key] += some[name][key]
    await others()
  }
}

/** A head that is not used answers as it did without. */
const withoutUnused = (heldBack: HeldBack, kept: Partial<Record<HeadName, Buffer>>): HeldBack =>
  Object.fromEntries(HEAD_NAMES.map((name) => [name, kept[name] ? heldBack[name] : { ...heldBack[name], right: heldBack[name].without }])) as HeldBack
