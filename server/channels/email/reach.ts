import type { ItemForReach, Reach } from '../adapter.ts'
import type { MailExtra } from './read/mail.ts'

/** A mail is answered by mail, at any time and length; one that a machine wrote is not answered (RFC 3834). */
export function reach({ automatic, extra }: ItemForReach): Reach {
  const open: Reach = { answer: 'direct', until: null, limit: null, note: null }
  if (!automatic) return open
  const because = (extra as Partial<MailExtra>).automatic
  const how = because ? ` (${because})` : ''
  return {
    ...open,
    answer: 'none',
    note: `A machine wrote this${how}. It is not answered, so that two machines never answer each other without end.`,
  }
}
