import type { ImapFlow } from 'imapflow'
import type { Place } from './place.ts'

/** A mail that we have not read, by what it weighs. */
export interface NewMail {
  uid: number
  /** Bytes. */
  size: number
  storedAt: Date | null
}

/** Looked up at once. */
const BATCH = 50

/**
 * The mails of the open folder beyond a place, in order of their UIDs. Mails that somebody has deleted and drafts are none.
 * `upTo`: everything up to here has been looked at when the batch is done, also what is not in it. `left`: how many mails come
 * after this batch.
 */
export async function* newMails(imap: ImapFlow, place: Place): AsyncGenerator<{ mails: NewMail[]; upTo: number; left: number }> {
  const uids = await newUids(imap, place)
  for (let i = 0; i < uids.length; i += BATCH) {
    const some = uids.slice(i, i + BATCH)
    const found = await imap.fetchAll(some.join(','), { uid: true, size: true, internalDate: true, flags: true }, { uid: true })
    const mails = found
      .filter(({ flags }) => !flags?.has('\\Deleted') && !flags?.has('\\Draft'))
      .map(({ uid, size, internalDate }) => ({ uid, size: size ?? 0, storedAt: dateOf(internalDate) }))
    yield { mails: mails.toSorted((a, b) => a.uid - b.uid), upTo: some.at(-1)!, left: Math.max(0, uids.length - i - BATCH) }
  }
  if (place.old) yield { mails: [], upTo: Math.max(place.old.upTo, uids.at(-1) ?? 0), left: 0 }
}

async function newUids(imap: ImapFlow, { lastUid, old }: Place): Promise<number[]> {
  const first = Math.max(lastUid, old?.upTo ?? 0)
  // "n:*" always holds the newest mail, also when its UID is below n (RFC 3501 §6.4.8)
  const fresh = (await search(imap, { uid: `${first + 1}:*` })).filter((uid) => uid > first)
  const former = old && old.upTo > lastUid ? await search(imap, { uid: `${lastUid + 1}:${old.upTo}`, since: old.since }) : []
  return [...former, ...fresh].toSorted((a, b) => a - b)
}

/** Throws where the library answers "no result": taken for "no mails", it would lose them. */
async function search(imap: ImapFlow, query: { uid: string; since?: string }): Promise<number[]> {
  const found = await imap.search(query, { uid: true })
  if (!Array.isArray(found)) throw new Error('the mail server did not search the folder')
  return found
}

const dateOf = (value: Date | string | undefined): Date | null => {
  const date = value === undefined ? null : new Date(value)
  return date && !Number.isNaN(date.getTime()) ? date : null
}
