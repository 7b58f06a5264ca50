import type { Answer } from '../../../app/api.ts'

/** A routing rule: what it fits goes to this team. */
export type Rule = Omit<Answer<'GET /rules'>['items'][number], 'id'>
export type Fits = Rule['fits']

/** The list with the one at `from` moved by one place. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  next.splice(from + by, 0, one!)
  return next
}

/** Without what says nothing: an empty list fits nothing at all, which nobody means. */
export const tidy = (fits: Fits): Fits =>
  Object.fromEntries(Object.entries(fits).filter(([, value]) => value !== undefined && value !== null && value.length > 0))
