import type { Account, Outgoing } from '../../adapter.ts'
import { mailboxOf } from '../settings.ts'

/** The Message-ID a message will have, without brackets: the same at every attempt, so that a receiver knows it again. */
export function chooseId(account: Account, message: Outgoing): string {
  const { address } = mailboxOf(account)
  return `${message.id}@${address.slice(address.lastIndexOf('@') + 1)}`
}
