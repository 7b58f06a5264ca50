import type { Email } from 'postal-mime'
import { htmlToText } from '#platform/outside/html-text.ts'
import { clean, cleanLine } from './clean.ts'
import { fold } from './fold/fold.ts'
import { safeHtml, type Pictures } from './safe-html.ts'
import { foldedToHtml } from './text-html.ts'

/** What a mail says: the new words, the rest folded, and the whole as HTML that is safe to show. */
export interface Words {
  subject: string | null
  text: string
  html: string | null
  quoted: string | null
  signature: string | null
}

/** More of a text than this is not looked at, characters: a book is in the attachments. */
const LONGEST = 300_000

export function wordsOf(mail: Email, pictures: Pictures): Words {
  const plain = (mail.text?.trim() ? mail.text : mail.html ? htmlToText(mail.html) : '').slice(0, LONGEST)
  const subject = cleanLine(mail.subject ?? '', 1000) || null
  const folded = fold(plain, subject)
  const { quoted, signature } = folded
  const own = mail.html ? safeHtml(mail.html, pictures) : null
  const html = own ?? (quoted || signature ? foldedToHtml(folded) : null)
  return { subject, text: clean(folded.text, 200_000), html: html && clean(html, 1_000_000), quoted, signature }
}
