import { AccountTrouble, type Adapter } from '../adapter.ts'
import { networkIdOf, type VisitorExtra } from './item.ts'
import { reach } from './reach.ts'
import { fields, originsOf, Secret, Settings } from './settings.ts'

/** The company's own pages: a chat in a corner of them, and a form. What visitors write comes in by doors of ours, so there is nothing to receive. */
export const web: Adapter = {
  network: 'web',
  title: 'Website',
  about: 'A chat and a contact form for your own pages.',
  guide: 'channels/web.md',
  fields,
  hasDoors: true,
  settings: Settings,
  secret: Secret,
  check: (account) =>
    Promise.resolve({ accountName: originsOf(Settings.parse(account.settings))[0]!, own: { id: account.channelId, handle: null, name: account.name } }),
  // it is kept where the visitor reads it under its own id, so that a second attempt adds nothing
  find: () => Promise.resolve(null),
  async send(account, message) {
    const { visitor } = message.replyExtra as Partial<VisitorExtra>
    if (!visitor) throw new AccountTrouble('no visitor', 'It is not known who is to read it. Answer a message that was written on your page.')
    const { at } = await account.handOver(visitor, message)
    return { networkId: networkIdOf(visitor, message.id), url: null, at, item: { extra: { visitor } } }
  },
  // our own bound: what somebody with a telephone may be given, and a mail takes
  media: { most: 5, types: null, largest: 10 * 1024 * 1024, alt: true },
  reach,
}
