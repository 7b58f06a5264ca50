import type { Reach } from '#channels'
import { Refusal } from '#platform/refusal.ts'

/** What is checked of an answer before it is put in line. */
export interface Written {
  text: string
  visibility: 'public' | 'direct'
  /** As a thread of several posts, should it be too long for one. */
  inParts?: boolean
}

/**
 * Refuses an answer that the network would not take, and says what to do: it cannot be answered there or not so openly, its
 * window has closed, or the text is too long. Asked when it is sent, whatever was true when it was begun.
 */
export function demandReach(reach: Reach, { text, visibility, inParts = false }: Written, now: Date): void {
  if (reach.answer === 'none')
    throw new Refusal('conflict', 'cannot-answer', reach.note ?? 'This network takes no answer from here. Open the message there to answer.')
  if (reach.until && reach.until <= now)
    throw new Refusal(
      'conflict',
      'window-closed',
      `The network takes no answer since ${reach.until.toISOString()}. ${reach.note ?? 'Wait until they write again, or reach them another way.'}`,
      { until: reach.until.toISOString() },
    )
  if (reach.answer !== 'both' && reach.answer !== visibility)
    throw new Refusal('conflict', 'not-so', `Here only ${OTHERWISE[reach.answer]} is possible. Choose that and look over your text again.`, {
      answer: reach.answer,
    })
  const over = reach.limit ? lengthIn(reach.limit.unit, text) - longest(reach.limit, inParts) : 0
  if (over > 0)
    throw new Refusal('invalid', 'too-long', `The text is ${over} characters longer than the network takes (${longest(reach.limit!, inParts)}). Shorten it.`, {
      over,
      limit: longest(reach.limit!, inParts),
    })
}

/** Parts end at words, so that a thread holds a little less than all its posts could. */
const FILLED = 0.8
const longest = ({ length, parts }: NonNullable<Reach['limit']>, inParts: boolean): number => (inParts && parts ? Math.floor(length * parts * FILLED) : length)

const OTHERWISE = { public: 'an answer in public', direct: 'a direct message' }

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** How long a network finds a text: graphemes are what a reader sees as one sign (UAX #29), characters are code points. */
export function lengthIn(unit: 'graphemes' | 'characters', text: string): number {
  let length = 0
  for (const _ of unit === 'graphemes' ? graphemes.segment(text) : text) length++
  return length
}
