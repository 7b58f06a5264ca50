import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { Portion } from './reader.ts'
import type { Assessment, Readable } from './understand.ts'

/** Texts handed over at a time: so many that handing over costs little beside reading them. */
const PORTION = 250
/** One core is left to everything else. */
const THREADS = Math.max(1, availableParallelism() - 1)

/** A thread that nobody needed for so long gives its memory back; the next one is there in a fifth of a second, ms. */
const REST = 60_000
/** Texts are short-lived: so much for young objects is enough, MB. */
const YOUNG = 8

let readers: Piscina<Portion, Assessment[]> | undefined

/**
 * What each text is about, in the same order. Texts are read on threads of their own, so that the process answers others meanwhile.
 * @param taught what the workspace taught the engine; null: it reads as it ships
 */
export async function understandAll(texts: readonly Readable[], taught: Portion['taught'] = null): Promise<Assessment[]> {
  if (texts.length === 0) return []
  const pool = (readers ??= openReaders())
  const portions = Array.from({ length: Math.ceil(texts.length / PORTION) }, (_, nth) => texts.slice(nth * PORTION, (nth + 1) * PORTION))
  return (await Promise.all(portions.map((portion) => pool.run({ texts: portion, taught })))).flat()
}

const openReaders = (): Piscina<Portion, Assessment[]> =>
  new Piscina({
    filename: new URL('reader.ts', import.meta.url).href,
    name: 'read',
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: REST,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  })
