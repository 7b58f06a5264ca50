import type { Adapter } from '../adapter.ts'
import { reach } from './reach.ts'
import type { Rhythm } from './receive/receive.ts'
import { chooseId } from './send/message-id.ts'
import { fields, Secret, Settings } from './settings.ts'

/** What speaks IMAP and SMTP and reads mail takes 50 MB of memory: it is loaded when a mailbox is first opened. */
const network = () => import('./network.ts')

/** A mailbox, by IMAP and SMTP. */
export const makeEmail = (rhythm?: Rhythm): Adapter => ({
  network: 'email',
  title: 'Email',
  about: 'A mailbox that customers write to, read by IMAP and answered by SMTP.',
  guide: 'channels/email.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, rhythm)
  },
  chooseId,
  find: async (account, message) => (await network()).find(account, message),
  send: async (account, message) => (await network()).send(account, message),
  // most servers take 25 MB of mail, of which Base64 is a third (RFC 2045, 6.8)
  media: { most: 20, types: null, largest: 18 * 1024 * 1024, alt: false },
  yieldsEvery: 150_000,
  reach,
})

export const email = makeEmail()
