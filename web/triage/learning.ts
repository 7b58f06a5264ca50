import type { Answer } from '../app/asking/api.ts'

export type Learning = Answer<'GET /triage/learning'>
export type Version = Learning['versions'][number]
export type Correction = Answer<'GET /triage/corrections'>['items'][number]

/** How often a version was right on what it had not seen, with what it learned and without, %; null: nothing to measure on. */
export function shareOf({ heldBack }: Version): { count: number; right: number; without: number } | null {
  const all = Object.values(heldBack)
  const sum = (key: 'count' | 'right' | 'without'): number => all.reduce((total, one) => total + one[key], 0)
  const count = sum('count')
  return count === 0 ? null : { count, right: Math.round((100 * sum('right')) / count), without: Math.round((100 * sum('without')) / count) }
}
