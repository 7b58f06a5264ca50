import { engine, FROZEN } from './engine.ts'
import { unpackLayer, withLayer } from './learning/layer.ts'
import type { Assessment, Engine, Readable } from './understand.ts'

/** What is handed to a thread at a time. */
export interface Portion {
  texts: readonly Readable[]
  /** What the workspace taught the engine; null: it reads as it ships. */
  taught: Taught | null
}

/** A layer as it is kept, in memory that all threads see: handing it over copies nothing. */
export interface Taught {
  /** Another for every layer a process loads, whatever its version: a process may serve several workspaces. */
  key: number
  version: number
  weights: Uint8Array<SharedArrayBuffer>
}

/** What a thread of readers does (readers.ts). */
export function read({ texts, taught }: Portion): Assessment[] {
  const reads = taught ? taughtBy(taught) : engine
  return texts.map((text) => reads.understand(text))
}

/** The engine that was taught last: portions of one workspace follow each other. */
let last: { key: number; engine: Engine } | undefined

function taughtBy({ key, version, weights }: Taught): Engine {
  if (last?.key !== key) last = { key, engine: withLayer(FROZEN, unpackLayer(version, Buffer.from(weights))) }
  return last.engine
}
