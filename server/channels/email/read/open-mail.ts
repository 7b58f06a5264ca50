import PostalMime, { type Email } from 'postal-mime'
import { mendBytes } from './mend-bytes.ts'
import { toPart, type Part } from './part.ts'

/** A mail as our parts read it. `body` gives what its digest is made of when it gives itself no id. */
export interface OpenMail {
  mail: Email
  parts: Part[]
  body(): string
}

/** A mail that cannot become an item; `message` says why. */
export class UnreadableMail extends Error {
  override name = 'UnreadableMail'
}

/** Opens a mail that is in memory whole (RFC 5322, MIME). Throws UnreadableMail when its structure passes all bounds. */
export async function openMail(source: Uint8Array): Promise<OpenMail> {
  const mail = await PostalMime.parse(mendBytes(source), { forceRfc822Attachments: true, maxNestingDepth: 64, maxHeadersSize: 512 * 1024 }).catch(
    (error: Error) => {
      throw new UnreadableMail(`its structure could not be read (${error.message})`, { cause: error })
    },
  )
  return { mail, parts: mail.attachments.map(toPart), body: () => bodyOf(source) }
}

function bodyOf(source: Uint8Array): string {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1').replaceAll('\r', '')
  return text.slice(text.indexOf('\n\n') + 2).trimEnd()
}
