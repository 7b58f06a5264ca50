import type { ItemForReach, Reach } from '../reach/reach.ts'
import { byTable } from '../reach/decide.ts'
import type { MailExtra } from './read/mail.ts'

/** A mail is answered by mail, at any time and length; one that a machine wrote is not answered (RFC 3834). */
export function reach(item: ItemForReach, now: Date): Reach {
  const because = (item.extra as Partial<MailExtra>).automatic
  const how = because ? ` (${because})` : ''
  return byTable('email', item, now, {
    against: item.automatic ? `A machine wrote this${how}. It is not answered, so that two machines never answer each other without end.` : null,
  })
}
