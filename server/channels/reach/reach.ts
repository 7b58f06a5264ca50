import type { RawItem } from '../raw-item.ts'
import type { Length, Media, Price, Rules } from './rules.ts'

/** May we answer, how, until when, how long, at what price. It follows from the table (table.ts), where the sources stand. */
export interface Reach {
  answer: 'public' | 'direct' | 'both' | 'none'
  /** The network's window closes then; null: open. */
  until: Date | null
  /** Longest text, in the network's own unit; null: no limit. */
  limit: ({ length: number } & Omit<Length, 'most'>) | null
  /** Why not, or what to mind; a sentence. */
  note: string | null
  /** Where both are possible: a direct answer only until then. */
  directUntil?: Date | null
  /** It cannot be answered from here, but a person can on the network itself; what they answer is logged. */
  byHand?: boolean
  /** How many answers the channel may still give, where its network counts by 24 hours; `nextAt`: when there is room again. */
  perDay?: { most: number; left: number; nextAt: Date | null } | null
  /** What an answer costs, in US dollars or the network's own units. */
  price?: { unit: Price['unit']; answer: number; withLink: number } | null
  /** What else an answer may have. */
  takes?: { formatting: Rules['formatting']; mentions: Rules['mentions']; media: (Omit<Media, 'types'> & { types: string[] }) | null; threads: boolean }
}

export type ItemForReach = Pick<RawItem, 'network' | 'visibility' | 'at'> & { automatic: boolean; deleted: boolean; extra: Record<string, unknown> }
