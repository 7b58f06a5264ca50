import type { Config } from '../config.ts'

/** A mail that Aerie itself writes to a member. */
export interface SystemMail {
  to: string
  subject: string
  text: string
  /** The same on every attempt, so that a second copy is known for one. Letters, digits, dot, dash. */
  id?: string
}

/** Hands a mail to the company's own mail server (AERIE_SMTP_URL). Throws when it is not taken. */
export async function sendSystemMail({ smtpUrl, from }: NonNullable<Config['mail']>, { id, ...mail }: SystemMail): Promise<void> {
  const { createTransport } = await import('nodemailer') // 16 MB of memory, for a mail now and then
  await createTransport(smtpUrl).sendMail({ from, ...mail, ...(id && { messageId: `<${id}@aerie>` }) })
}
