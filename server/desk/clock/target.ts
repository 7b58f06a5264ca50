import type { Urgency } from '#triage'

/** How soon we promise to answer what it fits; null fits all. Minutes of working time. */
export interface Target {
  id: string
  channelId: string | null
  visibility: 'public' | 'direct' | null
  urgency: Urgency | null
  firstResponse: number
  nextResponse: number
  resolution: number
}

/** What a target is chosen by. */
export interface Occasion {
  channelId: string
  visibility: 'public' | 'direct'
  urgency: Urgency
}

const target = (
  n: number,
  visibility: Target['visibility'],
  urgency: Target['urgency'],
  firstResponse: number,
  nextResponse: number,
  resolution: number,
): Target => ({
  id: `00000000-0000-7000-8000-0000000000d${n}`,
  channelId: null,
  visibility,
  urgency,
  firstResponse,
  nextResponse,
  resolution,
})

/**
 * What is promised until a company sets its own targets. Ours, to be changed: an hour for a question that stands in public,
 * half a working day in private, and a solution within one working day of 24 hours, or two. docs/deadlines.md says so.
 */
export const DEFAULT_TARGETS: readonly Target[] = [
  target(1, 'public', 'critical', 15, 30, 480),
  target(2, 'public', 'high', 30, 60, 960),
  target(3, null, 'critical', 30, 30, 480),
  target(4, null, 'high', 60, 60, 960),
  target(5, 'public', null, 60, 120, 1440),
  target(6, null, null, 240, 240, 2880),
]

/** How much a target says: the number of things it names; among equals channel before urgency before visibility. */
export const weightOf = (one: Target): number => {
  const named = [one.visibility, one.urgency, one.channelId].map((value) => (value === null ? 0 : 1))
  return named.reduce<number>((sum, says, i) => sum + says * (8 + 2 ** i), 0)
}

/** Most telling first, the order in which they are tried. */
export const inOrder = (targets: readonly Target[]): Target[] => targets.toSorted((a, b) => weightOf(b) - weightOf(a))

/** The target that counts: of `targets` (in order) the first that fits, else of the defaults. There always is one. */
export function targetFor(targets: readonly Target[], one: Occasion): Target {
  const fits = (t: Target): boolean =>
    (t.channelId === null || t.channelId === one.channelId) &&
    (t.visibility === null || t.visibility === one.visibility) &&
    (t.urgency === null || t.urgency === one.urgency)
  return targets.find(fits) ?? DEFAULT_TARGETS.find(fits)!
}
