import { sql } from 'kysely'
import { inTransaction } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import { sendSystemMail } from '#platform/outside/system-mail.ts'
import type { Platform } from '#platform/work.ts'
import { makeLink, type LINK_HOURS } from './link.ts'

/**
 * Mails a link to set a password. The link is made when the mail goes out, so that no link stands in the queue; a second
 * try makes a new one, which ends the first.
 */
export const mailLink = ({ config, db }: Platform): Job<{ memberId: string; why: keyof typeof LINK_HOURS }> => ({
  name: 'workspace.mail-link',
  async run({ memberId, why }) {
    const { rows } = await sql<{ email: string }>`select email from workspace.member where id = ${memberId} and removed_at is null`.execute(db)
    if (!rows[0] || !config.mail) return // removed meanwhile, or mail was switched off: nobody to tell
    const link = await inTransaction(db, (tx) => makeLink(tx, config, memberId, why))
    await sendSystemMail(config.mail, { to: rows[0].email, ...TEXTS[why](link) })
  },
})

const TEXTS = {
  invitation: (link: string) => ({
    subject: 'You are invited to Aerie',
    text: `You have been invited to work in Aerie.\n\nOpen this link within a week, and choose a password:\n${link}\n\nIf you did not expect this, leave it be: nothing happens without the link.\n`,
  }),
  reset: (link: string) => ({
    subject: 'Choose a new password for Aerie',
    text: `Somebody, probably you, asked for a new password in Aerie.\n\nOpen this link within an hour:\n${link}\n\nIf it was not you, leave it be: your password stays as it is.\n`,
  }),
}
