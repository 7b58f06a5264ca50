import type { Ground } from '../ground/ground.ts'

/** Somewhere that customers write to the company and read its answers: a network, or the company's own page. What is behind it nobody kills. */
export interface Door {
  name: string
  channelId: string
  visibility: 'public' | 'direct'
  /** A customer says something more: they are numbered from 0, and what one says follows what they said before. Done once it is said. */
  say(customer: number, text: string): Promise<void>
  /** All that stands there of the company's answers. */
  readAnswers(): Promise<string[]>
  /** The network lets nobody look what was sent: after an attempt whose end is not known a person looks there, and decides. */
  isBlind?: true
  /** What the customers see besides that is not as it should be. */
  wrong?(): Promise<string[]>
}

/** A server keeps an answer at once and says so this much later, ms: time for a blow to fall in between. */
export const SLOW = 400
/** At every so many-th customer's word it breaks off instead, once. */
export const BREAKS_OFF = 5

/** Opens a door of this ground. @param name one that is new at what is behind it */
export type OpenDoor = (ground: Ground, name: string) => Promise<Door>

/** Connects the company's account by its form. @returns the channel's id */
export async function connect({ session }: Ground, network: string, fields: Record<string, string>): Promise<string> {
  const { id } = (await session.write('POST', '/channels', { network, name: network, fields })) as { id: string }
  return id
}
