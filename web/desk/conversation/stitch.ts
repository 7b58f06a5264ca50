import type { Entry } from '../conversation.ts'

/** Entries that were read before, which the newest reading no longer reaches, followed by that reading. Oldest first. */
export function stitch(kept: readonly Entry[], fresh: readonly Entry[]): Entry[] {
  const first = fresh[0]
  if (!first) return []
  const here = new Set(fresh.map(({ id }) => id))
  return [...kept.filter((entry) => entry.at <= first.at && !here.has(entry.id)), ...fresh]
}
