import { inTransaction, type Db } from '#platform/db.ts'
import { goRound } from '#platform/live/round.ts'
import type { Platform } from '#platform/work.ts'
import type { Taught } from '../reader.ts'
import { understandAll } from '../readers.ts'
import { loadTopics, unloadTopics, withTopics } from '../topics/reading/loaded.ts'
import { ENGINE, taughtName, type Reader } from '../understand.ts'
import { readLayerInUse } from './layers.ts'
import { LEARN } from './learn-soon.ts'

/** What each workspace that this process serves taught the engine, by its database. */
const taughtBy = new WeakMap<Db, Taught>()
/** Layers loaded so far. */
let loaded = 0

/** Who reads for a workspace, with what it learned; as it ships, where nothing was learned or nobody opened its learning. */
export function readerOf({ db }: Pick<Platform, 'db'>): Reader {
  const taught = taughtBy.get(db) ?? null
  return {
    name: taught ? taughtName(ENGINE, taught.version) : ENGINE,
    understandAll: async (texts) => withTopics(db, texts, await understandAll(texts, taught)),
  }
}

/** How often a process looks for a new layer though no fact told it of one, and after trouble, ms. */
const [LOOK_EVERY, AFTER_TROUBLE] = [10 * 60_000, 5_000]

/** Uses what the workspace learned from now on, and each new version as soon as there is one. Closing goes back to the engine as it ships. */
export async function openLearning(platform: Pick<Platform, 'db' | 'live' | 'log' | 'jobs'>): Promise<{ stop(): Promise<void> }> {
  const { db, live, jobs } = platform
  // made for weights that shipped before: learned anew at once
  if (await load(db)) await inTransaction(db, (tx) => jobs.send(tx, LEARN, {}, { key: 'soon' }))
  const round = goRound(lookAgain(platform))
  const unlisten = live.onFacts((facts) => {
    if (facts.some(({ kind }) => kind.startsWith('triage.'))) round.wake()
  })
  return {
    async stop() {
      unlisten()
      await round.stop()
      taughtBy.delete(db)
      unloadTopics(db)
    },
  }
}

/** Uses the layer and the topics that are in use now. @returns whether it was made for other weights, and is of no use */
async function load(db: Db): Promise<boolean> {
  const { layer, stale } = await readLayerInUse(db)
  if (layer) taughtBy.set(db, { key: ++loaded, version: layer.version, weights: sharedCopyOf(layer.weights) })
  else taughtBy.delete(db)
  await loadTopics(db)
  return stale
}

function sharedCopyOf(bytes: Buffer): Taught['weights'] {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

/** Loads anew when woken, and now and then; not at the very beginning, when it has just been done. */
function lookAgain({ db, log }: Pick<Platform, 'db' | 'log'>): (woken: boolean) => Promise<number> {
  let isFirst = true
  return async (woken) => {
    const rests = isFirst && !woken
    isFirst = false
    if (rests) return LOOK_EVERY
    try {
      await load(db)
      return LOOK_EVERY
    } catch (error) {
      log.warn({ err: error }, 'triage: what was learned cannot be read now, trying again')
      return AFTER_TROUBLE
    }
  }
}
