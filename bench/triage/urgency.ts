import type { Reading } from './reading.ts'

/** The share of what is truly urgent that stands in the most urgent tenth; those of equal score at its edge count in proportion, as if drawn. */
export function foundInTopTenth(ranked: readonly { score: number; isUrgent: boolean }[]): number {
  const sorted = ranked.toSorted((a, b) => b.score - a.score)
  const size = Math.round(sorted.length / 10)
  const edge = sorted[size - 1]?.score ?? Infinity
  const urgentWhere = (is: (score: number) => boolean): number => sorted.filter(({ score, isUrgent }) => isUrgent && is(score)).length
  const above = sorted.filter(({ score }) => score > edge).length
  const at = sorted.filter(({ score }) => score === edge).length
  const found = urgentWhere((score) => score > edge) + (urgentWhere((score) => score === edge) * (size - above)) / (at || 1)
  return found / (urgentWhere(() => true) || 1)
}

/** Fewer of the highest level are too few to measure on: then the next level counts as urgent as well. */
const FEWEST = 5

/** From which level of the set's own scale on a message is truly urgent; null: the set has one level only. */
export function urgentFrom(readings: readonly Reading[]): number | null {
  const levels = readings.flatMap(({ message }) => message.urgency ?? [])
  const kinds = [...new Set(levels)].toSorted((a, b) => b - a).slice(0, -1)
  return kinds.find((level) => levels.filter((one) => one >= level).length >= FEWEST) ?? kinds.at(-1) ?? null
}
