import { bluesky } from './networks/bluesky.ts'
import { discord, telegram } from './networks/chats.ts'
import { linkedin, reddit, tiktok, youtube } from './networks/gated.ts'
import { email, feed } from './networks/mail-and-pages.ts'
import { mastodon } from './networks/mastodon.ts'
import { facebook, instagram, threads, whatsapp } from './networks/meta.ts'
import { x } from './networks/x.ts'
import type { Price, Rules } from './rules.ts'

/** What is known of every network: those we speak to, and those people import from. In the order they are shown. */
export const TABLE: readonly Rules[] = [
  bluesky,
  mastodon,
  telegram,
  discord,
  email,
  feed,
  x,
  facebook,
  instagram,
  threads,
  whatsapp,
  youtube,
  linkedin,
  reddit,
  tiktok, //
]

const byNetwork = new Map(TABLE.map((rules) => [rules.network, rules]))
/** What people call a network in files of theirs. */
const ALSO: Readonly<Record<string, string>> = { twitter: 'x', fb: 'facebook', messenger: 'facebook', ig: 'instagram', mail: 'email' }

/** What is known of a network, by its name or one it had; undefined: nothing. */
export const rulesOf = (network: string): Rules | undefined => byNetwork.get(ALSO[network] ?? network)

/** What people call a network; its own word where nothing is known of it. */
export const titleOf = (network: string): string => rulesOf(network)?.title ?? network

/** What a network takes for reading and answering; null: it is not metered. */
export const priceOf = (network: string): Price | null => rulesOf(network)?.price ?? null

/** May nothing that this network tells of its members reach the customer record? */
export const isWalled = (network: string): boolean => rulesOf(network)?.walled ?? false

/** The names under which walled networks stand in the database. */
export const WALLED: readonly string[] = TABLE.filter((rules) => rules.walled).map((rules) => rules.network)
