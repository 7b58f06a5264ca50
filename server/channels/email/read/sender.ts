import type { Address, Email } from 'postal-mime'
import { cleanLine } from './clean.ts'

/** A mail address with the name its owner wrote beside it. */
export interface Mailbox {
  address: string
  name: string | null
}

/** Who a mail is from in truth, and where an answer goes. */
export interface Sender {
  author: Mailbox
  /** Never empty. */
  replyTo: Mailbox[]
  /** It says that it is from us. */
  isOurs: boolean
  /** It is from an address that reads nothing. */
  isDeaf: boolean
}

/** How addresses that read nothing are called, in the languages we meet; RFC 3834 §4 warns of answering such. */
const DEAF = new RegExp(
  String.raw`(^|[-._+])(no|non|ne|nao|não|inte|ej|ikke|nicht|keine|niet|geen|nie|do[-._]?not|dont|ne[-._]?pas)[-._]?` +
    String.raw`(reply|respon|answer|antwor|beantwoord|repondre|répondre|rispond|svar|contest|odpowiad)` +
    String.raw`|svara?[-._]?(inte|ej|ikke)|^(mailer-daemon|bounces?)([-+._=]|$)`,
  'i',
)

export const isDeaf = (address: string): boolean => DEAF.test(address.slice(0, address.lastIndexOf('@')))

/**
 * Finds who wrote. A form on a website often mails in our own name, or in one that reads nothing, with the customer in
 * Reply-To: then the customer is the author. Null: the mail names nobody.
 */
export function senderOf(mail: Email, ours: readonly string[]): Sender | null {
  const from = mailboxesOf([mail.from, mail.sender])[0]
  const isOurs = from !== undefined && isOneOf(from.address, ours)
  const stranger = mailboxesOf(mail.replyTo).filter((one) => !isOneOf(one.address, ours) && !isDeaf(one.address))
  const [first] = stranger
  if (first && (!from || isOurs || isDeaf(from.address))) return { author: first, replyTo: stranger, isOurs: false, isDeaf: false }
  if (!from) return null
  return { author: from, replyTo: stranger.length > 0 ? stranger : [from], isOurs, isDeaf: isDeaf(from.address) }
}

/** The addresses in a header, groups opened, at most 50. What has no `@` is none. */
export const mailboxesOf = (addresses: readonly (Address | undefined)[] | undefined): Mailbox[] =>
  (addresses ?? [])
    .flatMap((one) => (one?.group ? one.group : one?.address ? [one] : []))
    .map((one) => ({ address: cleanLine(one.address, 320).toLowerCase(), name: cleanLine(one.name, 200) || null }))
    .filter((one) => /^[^\s@]+@[^\s@]+$/.test(one.address))
    .slice(0, 50)

/** Is this one of our own addresses, with or without a +detail? */
export const isOneOf = (address: string, ours: readonly string[]): boolean => ours.some((own) => bare(own) === bare(address))
const bare = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@')
