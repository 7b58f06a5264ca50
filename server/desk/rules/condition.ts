import type { z } from 'zod'
import type { Intent, Urgency } from '#triage'
import type { Condition } from '../contract.ts'
import { finding, fold } from './fold.ts'

export type Condition = z.output<typeof Condition>

/** What a rule looks at: an item of theirs, who wrote it, and what was read of it. */
export interface Routable {
  channelId: string
  network: string
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
  /** The author's, as the network has it; null: it told none. */
  handle: string | null
  /** Null: not known. */
  followers: number | null
  /** Of the workspace's list; null: none. */
  tierId: string | null
  /** The member who looks after them; null: nobody in particular. */
  accountOwnerId: string | null
  /** Did this person speak to us before? */
  isKnown: boolean
  language: string | null
  /** What is likely meant; `other` alone: nothing is. */
  intents: readonly Intent[]
  /** Ids of the workspace's topics it is about. */
  topics: readonly string[]
  sentiment: number | null
  urgency: Urgency
}

/** What is worked out only for those rules that ask. */
export interface Occasion {
  one: Routable
  /** What was written, folded. */
  said(): string
  /** Does the team concerned work at this moment? */
  isOpen(): boolean
}

export const occasionOf = (one: Routable, isOpen: () => boolean): Occasion => {
  let said: string | null = null
  return { one, isOpen, said: () => (said ??= fold(`${one.subject ?? ''}\n${one.text}`)) }
}

/** Is it one of the list? A list that is left out or empty takes all. */
const among = <T>(list: readonly T[] | undefined, ...values: readonly (T | null)[]): boolean =>
  !list?.length || values.some((value) => value !== null && list.includes(value))

const nameOf = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase()

/** Makes a condition ready to be asked: all that is given must fit; of a list, one. */
export function asking(condition: Condition): (occasion: Occasion) => boolean {
  const { channelIds, networks, visibility, languages, intents, topics, urgencies, followers, person, hours, sentimentBelow, sentimentAbove } = condition
  const { tiers, accountOwners } = condition
  const words = finding(condition.words)
  const handles = condition.handles?.map(nameOf)
  return ({ one, said, isOpen }) =>
    among(channelIds, one.channelId) &&
    among(networks, one.network) &&
    (!visibility || visibility === one.visibility) &&
    among(languages, one.language) &&
    among(intents, ...one.intents) &&
    among(topics, ...one.topics) &&
    among(urgencies, one.urgency) &&
    among(handles, one.handle && nameOf(one.handle)) &&
    (followers === undefined || (one.followers ?? 0) >= followers) &&
    among(tiers, one.tierId) &&
    among(accountOwners, one.accountOwnerId) &&
    (!person || (person === 'known') === one.isKnown) &&
    (sentimentBelow === undefined || (one.sentiment !== null && one.sentiment < sentimentBelow)) &&
    (sentimentAbove === undefined || (one.sentiment !== null && one.sentiment > sentimentAbove)) &&
    (!words || words.test(said())) &&
    (!hours || (hours === 'inside') === isOpen())
}

/** Does a condition ask what the machine read? Then a rule cannot decide before it. */
export const needsReading = ({ languages, intents, topics, urgencies, sentimentBelow, sentimentAbove }: Condition): boolean =>
  Boolean(languages?.length || intents?.length || topics?.length || urgencies?.length) || sentimentBelow !== undefined || sentimentAbove !== undefined
