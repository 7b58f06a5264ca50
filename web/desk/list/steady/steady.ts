/** A row that stays where it is although it has left the list, until the list is let go. */
export interface SteadyRow<T> {
  row: T
  /** It is no longer in the list: closed, claimed by a colleague, tagged otherwise. */
  gone: boolean
}

export interface Steady<T> {
  rows: SteadyRow<T>[]
  /** How many rows wait for a place above or between what is shown. */
  waiting: number
}

interface Asked<T> {
  /** What is on the screen now. */
  shown: readonly SteadyRow<T>[]
  /** What the server says now, in its order. */
  fresh: readonly T[]
  /** Someone is looking: scrolled, pointing or moving by key. Nothing may move under them. */
  held: boolean
  /** Rows that this person sent away themselves; they leave at once. */
  dismissed?: ReadonlySet<string>
}

/**
 * What the list shows after it changed elsewhere. A list nobody looks at simply shows the news. One that is looked at keeps
 * its order: contents are renewed in place, rows that left stay as `gone`, later rows are added at the end, and whatever
 * would push a row away waits and is only counted.
 */
export function keepSteady<T extends { id: string }>({ shown, fresh, held, dismissed = new Set() }: Asked<T>): Steady<T> {
  if (!held || shown.length === 0) return { rows: fresh.map((row) => ({ row, gone: false })), waiting: 0 }
  const byId = new Map(fresh.map((row) => [row.id, row]))
  const lastKept = shown.findLastIndex(({ row }) => byId.has(row.id))
  const kept = shown
    .filter(({ row }, at) => !dismissed.has(row.id) && (at <= lastKept || byId.has(row.id)))
    .map(({ row }) => ({ row: byId.get(row.id) ?? row, gone: !byId.has(row.id) }))
  const here = new Set(kept.map(({ row }) => row.id))
  const end = fresh.findLastIndex((row) => here.has(row.id))
  const later = fresh.slice(end + 1).map((row) => ({ row, gone: false }))
  return { rows: [...kept, ...later], waiting: fresh.slice(0, end + 1).filter((row) => !here.has(row.id)).length }
}
