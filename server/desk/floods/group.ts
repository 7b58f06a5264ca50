import { isLike, type Sketch } from './sketch.ts'

/** A conversation that opened. */
export interface Opening extends Sketch {
  id: string
  /** Whose eyes it is for: a flood never reaches beyond. */
  audience: string
  at: Date
}

/** One that came before, found by a key of an opening. */
export interface Earlier {
  /** Of the opening that found it. */
  nth: number
  id: string
  shingles: Int32Array
  floodId: string | null
}

/** Conversations that opened with nearly the same; `floodId` null: they were no flood until now. */
export interface Group {
  floodId: string | null
  ids: string[]
}

/** So many openings of a batch are compared with one, the newest that share a key with it. */
const COMPARED = 8

/** Puts together what is nearly the same: openings of a batch with each other and with what came before. Pure. */
export function groupsOf(openings: readonly Opening[], earlier: readonly Earlier[], within: number): Group[] {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let at = id
    while (parent.has(at)) at = parent.get(at)!
    return at
  }
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) parent.set(one, other)
  }
  const floods = new Map<string, string>()
  for (const { nth, id, shingles, floodId } of earlier) {
    if (!isLike(openings[nth]!.shingles, shingles)) continue
    join(openings[nth]!.id, id)
    if (floodId) floods.set(id, floodId)
  }
  joinBatch(openings, within, join)
  const ids = new Set([...openings.map((one) => one.id), ...parent.keys(), ...parent.values()])
  const groups = Map.groupBy(ids, rootOf)
  return [...groups.values()].filter((some) => some.length > 1).map((some) => ({ ids: some, floodId: some.map((id) => floods.get(id)).find(Boolean) ?? null }))
}

function joinBatch(openings: readonly Opening[], within: number, join: (a: string, b: string) => void): void {
  const byKey = new Map<string, Opening[]>()
  for (const one of openings)
    for (const key of [`a ${one.bandA} ${one.audience}`, `b ${one.bandB} ${one.audience}`]) {
      const there = byKey.get(key) ?? []
      byKey.set(key, there)
      for (const other of there.slice(-COMPARED))
        if (Math.abs(one.at.getTime() - other.at.getTime()) <= within && isLike(one.shingles, other.shingles)) join(one.id, other.id)
      there.push(one)
    }
}
