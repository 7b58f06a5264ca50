import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { inTransaction, type Tx } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { AccountTrouble, type Outgoing } from '../../adapter.ts'
import { readPlace } from '../place.ts'
import { VISITOR, type Visitor } from '../visits/visitor.ts'
import { composeGone } from './compose-gone.ts'
import { packFiles, type Going } from './pack-files.ts'

const NAME = 'channels.mail-gone'
/** Who has not had an answer before their eyes after so long is taken to have left the page, ms. */
const GONE_AFTER = 3 * 60_000

/**
 * Puts in line that a visitor's answers go to the mail address they gave: of a form at once, else when they have not seen them for
 * three minutes. Throws AccountTrouble where only mail would reach them and Aerie can send none.
 */
export async function mailLater({ jobs, config }: Platform, tx: Tx, now: Date, { id, came_by, email }: Visitor): Promise<void> {
  if (!config.mail && came_by === 'form')
    throw new AccountTrouble(
      'no mail is set up',
      `They wrote by the contact form, so only mail reaches them, and Aerie has no mail server to send by (AERIE_SMTP_URL). Write to ${email} yourself.`,
    )
  if (config.mail) await jobs.send(tx, NAME, { visitorId: id }, { after: came_by === 'form' ? now : new Date(now.getTime() + GONE_AFTER) })
}

/** Mails a visitor what they have not seen. Locked while it goes out, so that two do not send the same; one that breaks off after sending is sent again under the same Message-ID. */
export const mailGone = (platform: Platform): Job<{ visitorId: string }> => ({
  name: NAME,
  async run({ visitorId }) {
    const { db, config } = platform
    const { mail } = config
    if (!mail) return // switched off meanwhile
    await inTransaction(db, async (tx) => {
      const { rows } = await sql<
        Visitor & { mailed_place: number }
      >`select ${VISITOR}, mailed_place from channels.visitor where id = ${visitorId} for update`.execute(tx)
      const [visitor] = rows
      if (!visitor?.email) return // forgotten meanwhile
      const unseen = await readUnseen(tx, visitor, Math.max(visitor.seen_place, visitor.mailed_place))
      if (unseen.length === 0) return
      const place = await readPlace(platform, tx, visitor.channel_id)
      const { createTransport } = await import('nodemailer') // 16 MB of memory, for a mail now and then
      const going = packFiles(unseen.flatMap((one) => one.attachments))
      const attachments = await openAll(platform.files, going)
      await createTransport(mail.smtpUrl).sendMail({
        from: mail.from,
        to: visitor.email,
        attachments,
        ...composeGone(place, visitor, unseen, going, config.url),
      })
      await sql`update channels.visitor set mailed_place = ${unseen.at(-1)!.place} where id = ${visitorId}`.execute(tx)
    })
  },
})

/** As a mail holds them; one that was erased meanwhile is left out. */
async function openAll(files: Platform['files'], { packed }: Going): Promise<{ filename: string; contentType: string; content: Readable }[]> {
  const opened = await Promise.all(packed.map(async ({ file, name, type }) => ({ filename: name, contentType: type, content: await files.read(file) })))
  return opened.flatMap(({ content, ...one }) => (content ? { ...one, content } : []))
}

interface Unseen extends Pick<Outgoing, 'attachments'> {
  id: string
  place: number
  text: string
}

/** Answers after a place, oldest first. */
async function readUnseen(tx: Tx, { id }: Visitor, after: number): Promise<Unseen[]> {
  const { rows } = await sql<Unseen>`
    select id, place, text, attachments from channels.visitor_message where visitor_id = ${id} and place > ${after} and direction = 'out' order by place limit 100`.execute(
    tx,
  )
  return rows
}
