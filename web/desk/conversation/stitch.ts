import type { Entry } from '../conversation.ts'

/** Entries that were read before, which the newest reading no longer reaches, followed by that reading. Oldest first. */
export function stitch(kept: readonly Entry[], fresh: readonly Entry[]): Entry[] {
  const first = fresh[0]
  if (!first) return []
  const here = new Set(fresh.map(({ id }) => id))
  return [...kept.filter((entry) => entry.at <= first.at && !here.has(entry.id)), ...fresh]
}

/** Whatever in `now` is new against `before`: what they or colleagues said meanwhile. Notes and facts disturb no answer. */
const saidSince = (before: ReadonlySet<string>, now: readonly Entry[]): Entry[] => now.filter((entry) => entry.what === 'item' && !before.has(entry.id))
