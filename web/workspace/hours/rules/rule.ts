import type { Answer } from '../../../app/asking/api.ts'

export type ShownRule = Answer<'GET /rules'>['items'][number]
/** A rule as it is written: what it fits, and what is done with that. With its id it stays the one it was. */
export type Rule = Omit<ShownRule, 'id' | 'fired'> & { id?: string }
export type Fits = Rule['fits']
export type Does = Rule['does']

export const INTENTS = [
  'question',
  'complaint',
  'praise',
  'buying_signal',
  'goodbye',
  'suggestion',
  'press_legal',
  'job',
  'spam',
  'competitor',
  'other',
] as const

/** The list with the one at `from` moved by one place. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  next.splice(from + by, 0, one!)
  return next
}

const says = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)

/** Without what says nothing: an empty list fits nothing at all, which nobody means. */
export const tidy = <T extends Fits | Does>(given: T): T => Object.fromEntries(Object.entries(given).filter(([, value]) => says(value))) as T

/** Moods as one chooses them, by how glad (−1 … 1) a message is read to be. */
const MOODS = { angry: { sentimentBelow: -0.5 }, unhappy: { sentimentBelow: -0.1 }, happy: { sentimentAbove: 0.3 } } as const
export type Mood = keyof typeof MOODS
export const MOOD_NAMES = Object.keys(MOODS) as Mood[]

/** The mood a condition asks for; null: none; `else`: one that was set otherwise. */
export function moodOf({ sentimentBelow, sentimentAbove }: Fits): Mood | 'else' | null {
  if (sentimentBelow === undefined && sentimentAbove === undefined) return null
  return (
    MOOD_NAMES.find((mood) => {
      const one: Fits = MOODS[mood]
      return one.sentimentBelow === sentimentBelow && one.sentimentAbove === sentimentAbove
    }) ?? 'else'
  )
}

/** A condition that asks for a mood, or for none. */
export const withMood = (fits: Fits, mood: Mood | null): Fits => ({ ...fits, sentimentBelow: undefined, sentimentAbove: undefined, ...(mood && MOODS[mood]) })
