import { judge, prepare, type EngineParts } from '../engine.ts'
import { ROWS } from '../model/features.ts'
import { HEAD_NAMES, HEADS, type HeadName } from '../model/heads.ts'
import type { Learned } from '../model/learned.ts'
import type { Model } from '../model/model.ts'
import { taughtName, type Engine } from '../understand.ts'
import type { Deltas } from './learn.ts'
import { MOST } from './learn.ts'
import { reasonsOf } from './reasons.ts'

/** What a workspace taught the engine, versioned. Heads that it does not help are not in it. */
export interface Layer {
  version: number
  heads: Partial<Record<HeadName, Learned>>
}

/**
 * Rows kept for a head, at most: those that weigh most. Together below 576 kB: a row costs 4 bytes and one an output. A thousand
 * lessons touch 31,000 rows, and what many light ones say together is worth a point of right moods (decisions/0201).
 */
const KEPT: Record<HeadName, number> = { sentiment: 32_000, intent: 16_000, urgency: 16_000 }

/** A weight is kept as a whole number of these. */
const GRAIN = MOST / 127

/** The deltas of a head as they are kept: what rounds to nothing is left out. */
export function packHead(name: HeadName, deltas: Deltas): Buffer {
  const outputs = HEADS[name].outputs.length
  const whole = Int8Array.from(deltas, (delta) => Math.round(delta / GRAIN))
  const weighs = (row: number): number => whole.subarray(row * outputs, (row + 1) * outputs).reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  const rows = Array.from({ length: ROWS }, (_, row) => ({ row, weight: weighs(row) })).filter(({ weight }) => weight > 0)
  const kept = rows.length > KEPT[name] ? rows.toSorted((a, b) => b.weight - a.weight || a.row - b.row).slice(0, KEPT[name]) : rows
  const places = [ROWS, ...kept.map(({ row }) => row).toSorted((a, b) => a - b)]
  const out = Buffer.alloc(places.length * (4 + outputs))
  places.forEach((row, nth) => {
    out.writeUInt32LE(row, nth * (4 + outputs))
    for (let output = 0; output < outputs; output++) out.writeInt8(whole[row * outputs + output]!, nth * (4 + outputs) + 4 + output)
  })
  return out
}

/** The same, ready to be added to scores. */
export function unpackHead(name: HeadName, packed: Buffer): Learned {
  const outputs = HEADS[name].outputs.length
  const rows = packed.length / (4 + outputs)
  const learned = { slots: new Uint16Array(ROWS), deltas: new Float32Array(rows * outputs), bias: new Float32Array(outputs) }
  for (let nth = 0; nth < rows; nth++) {
    const at = nth * (4 + outputs)
    const row = packed.readUInt32LE(at)
    const into = row === ROWS ? learned.bias : learned.deltas.subarray(nth * outputs, (nth + 1) * outputs)
    for (let output = 0; output < outputs; output++) into[output] = packed.readInt8(at + 4 + output) * GRAIN
    if (row < ROWS) learned.slots[row] = nth + 1
  }
  return learned
}

/** A layer's weights as they are kept: for each head that is in it a length (32 bits) and its rows; length 0: not in it. */
export function packLayer(heads: Partial<Record<HeadName, Buffer>>): Buffer {
  return Buffer.concat(
    HEAD_NAMES.flatMap((name) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(heads[name]?.length ?? 0)
      return [length, heads[name] ?? Buffer.alloc(0)]
    }),
  )
}

export function unpackLayer(version: number, packed: Buffer): Layer {
  const heads: Layer['heads'] = {}
  let at = 0
  for (const name of HEAD_NAMES) {
    const length = packed.readUInt32LE(at)
    if (length > 0) heads[name] = unpackHead(name, packed.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { version, heads }
}

/** An engine that has learned. Without anything learned it reads exactly as it ships. */
export function withLayer(parts: EngineParts, layer: Layer): Engine {
  const taught: Model = { ...parts.model, learned: layer.heads }
  return {
    name: taughtName(parts.name, layer.version),
    understand(item) {
      const prepared = prepare(item)
      const after = judge(taught, prepared)
      const learned = prepared.isAssessed ? reasonsOf(layer, prepared, judge(parts.model, prepared), after) : []
      return learned.length > 0 ? { ...after, reasons: [...learned, ...after.reasons] } : after
    },
  }
}
