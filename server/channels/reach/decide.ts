import type { ItemForReach, Reach } from './reach.ts'
import type { Answering, Length, Media, Price, Rules } from './rules.ts'
import { rulesOf } from './table.ts'

const HOUR = 3_600_000

/** What an adapter knows of this one item beside the table. */
export interface Circumstances {
  /** Why it cannot be answered at all, whatever the table says; null: nothing stands against it. */
  against?: string | null
  /** What to mind. */
  note?: string | null
  /** The server's own limits, where they differ. */
  length?: Partial<Length>
  /** The server's own limits of files, where they differ. */
  files?: Partial<Pick<Media, 'count' | 'bytes'>> | undefined
  /** No files go with it, whatever the table says. */
  wordsOnly?: boolean
}

const shut = (note: string | null, atHand: boolean): Reach => ({ answer: 'none', until: null, limit: null, note, byHand: atHand })

/** May this item be answered through the API of its network, as the table has it and the circumstances allow. Pure. */
export function byTable(network: string, item: ItemForReach, now: Date, circumstances: Circumstances = {}): Reach {
  const { against = null, note = null, length, files, wordsOnly = false } = circumstances
  if (against) return shut(against, false)
  const rules = rulesOf(network)
  if (!rules) return shut('Open it on its network to answer there.', true)
  const to = item.visibility === 'direct' ? rules.toDirect : rules.toPublic
  const until = to.hours === undefined ? null : after(item, to.hours)
  const closed = whyClosed(to, item, until, now)
  const priced = {
    price: rules.price && priceOf(rules.price, item.visibility),
    takes: takesOf({ ...rules, media: rules.media && !wordsOnly ? { ...rules.media, ...files } : null }),
  }
  if (closed) return { ...shut(closed, true), ...priced, until }
  const directUntil = to.directHours === undefined ? null : after(item, to.directHours)
  const answer = directUntil && directUntil <= now ? 'public' : to.answer
  return { answer, until, directUntil: answer === 'both' ? directUntil : null, limit: limitOf(rules, answer, length), note, byHand: false, ...priced }
}

/**
 * The same for what cannot be answered from here at all (a file, the API, a network that is not built): what the table says
 * of its network stands beside it, and a person answers there.
 * @param why said where the table has nothing better to say
 */
export function byHand(item: ItemForReach, now: Date, why: string): Reach {
  if (item.deleted) return shut('Its author has deleted this post.', false)
  if (item.automatic) return shut('A machine wrote this. There is nobody to answer.', false)
  const told = byTable(item.network, item, now)
  const isLate = told.until !== null && told.until <= now
  return { ...told, answer: 'none', directUntil: null, byHand: true, note: isLate ? told.note : why }
}

const priceOf = ({ unit, answer, answerWithLink, answerDirect }: Price, visibility: ItemForReach['visibility']): Reach['price'] =>
  visibility === 'direct' && answerDirect !== undefined ? { unit, answer: answerDirect, withLink: answerDirect } : { unit, answer, withLink: answerWithLink }

const after = ({ at }: ItemForReach, hours: number): Date => new Date(at.getTime() + hours * HOUR)

function whyClosed(to: Answering, item: ItemForReach, until: Date | null, now: Date): string | null {
  if (to.answer === 'none') return to.note ?? 'Open it on its network to answer there.'
  if (until && until <= now) return to.note ?? 'The network takes no answer any more. Wait until they write again.'
  return to.only === 'who-called-us' && item.extra['calledUs'] !== true ? to.note! : null
}

/** The stricter of the two where both are possible: who writes may still choose. */
function limitOf({ length }: Rules, answer: Reach['answer'], own: Partial<Length> = {}): Reach['limit'] {
  const [open, direct] = [answer === 'direct' ? null : length.public, answer === 'public' ? null : length.direct]
  const strict = open && direct ? (open.most <= direct.most ? open : direct) : (open ?? direct)
  if (!strict) return null
  const { most, ...how } = { ...strict, ...own }
  return { length: most, ...how }
}

const takesOf = ({ formatting, mentions, media, threads }: Rules): Reach['takes'] => ({
  formatting,
  mentions,
  media: media && { ...media, types: [...media.types] },
  threads,
})
