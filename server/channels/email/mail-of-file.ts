import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import type { RawItem } from '../raw-item.ts'
import type { ChannelsTables } from '../tables.ts'
import { senderOf } from './read/sender.ts'
import { mailboxOf } from './settings.ts'

/** What reads mail is loaded when there is mail to read. */
const reading = () => Promise.all([import('./read/open-mail.ts'), import('./read/mail.ts')])

/** Makes items of mails that come in a file (mbox): what one of our own mailboxes sent is ours, everything else is theirs. */
export function readMailsOfFile(platform: Platform): (bytes: Uint8Array) => Promise<RawItem> {
  let known: Promise<string[]> | null = null
  return async (bytes) => {
    const ours = await (known ??= ownAddresses(platform))
    const [{ openMail }, { toItem }] = await reading()
    const open = await openMail(bytes)
    return toItem(open, {
      ours,
      direction: senderOf(open.mail, ours)?.isOurs ? 'out' : 'in',
      storedAt: null,
      now: platform.clock.now(),
      place: { file: true },
      async keepFile(name, type, content) {
        const file = `attachments/import/${newId()}`
        await platform.files.put(file, content)
        return { file, name, type, bytes: content.byteLength }
      },
    })
  }
}

/** The addresses of all our mailboxes, those that are no longer connected among them. */
async function ownAddresses(platform: Platform): Promise<string[]> {
  const db = platform.db as Db<ChannelsTables>
  const rows = await db.selectFrom('channels.channel').select('settings').where('network', '=', 'email').execute()
  return rows.flatMap(({ settings }) => mailboxOf({ settings, secret: { password: 'not needed here' } }).ours)
}
