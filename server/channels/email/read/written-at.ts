import { readDate } from '#platform/outside/read-date.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long a mail may honestly have been on its way: senders retry for about five days (RFC 5321 §4.5.4.1). */
const LONGEST_WAY = 7 * DAY

/** What a mail and its mailbox say about when it was written. */
export interface Dates {
  /** Its Date header: the sender's clock. */
  date: string | null | undefined
  /** Its topmost Received header: our own server's clock when it was delivered. Survives copying between mailboxes. */
  received: string | null | undefined
  /** IMAP's INTERNALDATE, or what a file says. */
  storedAt: Date | null
  now: Date
}

/**
 * When a mail was written. The sender's clock is believed within the week before the mail was delivered; before and after
 * that it is wrong, and the delivery counts. Never in the future. A sent copy was never delivered: there its own date counts.
 */
export function writtenAt({ date, received, storedAt, now }: Dates): Date {
  const delivered = readDate(received?.slice(received.lastIndexOf(';') + 1))
  const came = earliest(delivered ?? storedAt ?? now, now)
  const written = readDate(date)
  if (!written || written > came) return came
  return delivered && came.getTime() - written.getTime() > LONGEST_WAY ? came : written
}

const earliest = (a: Date, b: Date): Date => (a < b ? a : b)
