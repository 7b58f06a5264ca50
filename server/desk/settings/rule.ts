import type { z } from 'zod'
import type { Condition } from '../contract.ts'

export type Condition = z.output<typeof Condition>

/** Sends what fits to a team. */
export interface Rule {
  id: string
  name: string
  fits: Condition
  teamId: string
}

/** What a rule looks at: the first item of theirs, as it was understood. */
export interface Routable {
  channelId: string
  network: string
  visibility: 'public' | 'direct'
  language: string | null
  intent: string
  urgency: string
  subject: string | null
  text: string
}

/** Without case and accents. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const escaped = (word: string): string =>
  plain(word)
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s+`)

/** Is it one of the list? A list that is left out or empty takes all. */
const among = (list: readonly string[] | undefined, value: string | null): boolean => !list?.length || (value !== null && list.includes(value))

/** Makes a condition ready to be asked: all that is given must fit; of a list, one. Words fit whole, without case and accents. */
export function asking(condition: Condition): (one: Routable) => boolean {
  const { channelIds, networks, visibility, languages, intents, urgencies, words } = condition
  const said = words?.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u') : null
  return (one) =>
    among(channelIds, one.channelId) &&
    among(networks, one.network) &&
    (!visibility || visibility === one.visibility) &&
    among(languages, one.language) &&
    among(intents, one.intent) &&
    among(urgencies, one.urgency) &&
    (!said || said.test(plain(`${one.subject ?? ''}\n${one.text}`)))
}
