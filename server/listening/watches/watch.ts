import type { z } from 'zod'
import type { BECOMES, PURPOSES, WatchDraft } from './contract.ts'

/** Why something is watched for. */
export type Purpose = (typeof PURPOSES)[number]
/**
 * What becomes of a hit: a conversation for a team · the same with a hint to sales · a note on the person · nothing but a
 * number. The last two keep what nobody said to us out of the desk.
 */
export type Becomes = (typeof BECOMES)[number]

/** What a person writes down to watch for. */
export type WatchDraft = z.output<typeof WatchDraft>

/** A watch that listens, as far as intake asks for it. */
export interface Watching {
  id: string
  name: string
  purpose: Purpose
  becomes: Becomes
  teamId: string | null
}

/** Does a hit wait for an answer of ours? */
export const waitsForUs = ({ becomes }: Watching): boolean => becomes === 'conversation' || becomes === 'lead_hint'

/**
 * Is it kept out of the desk? Only what nobody said to us can be, and only when every watch it met says so: what one watch
 * wants answered, another does not hide. A stream's post that no watch meets any more (one was removed meanwhile, or Aerie reads
 * another language in it than the network said) is nobody's question either.
 */
export const isKeptOut = ({ overheard }: { overheard?: boolean | 'stream' | undefined }, met: readonly Watching[]): boolean =>
  met.length > 0 ? Boolean(overheard) && !met.some(waitsForUs) : overheard === 'stream'
