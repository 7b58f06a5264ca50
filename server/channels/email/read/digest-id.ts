import { createHash } from 'node:crypto'

/** What tells deliveries of the same words apart, and stays when a mailbox moves to another server. */
const KEPT = new Set(['date', 'from', 'to', 'cc', 'subject', 'received', 'sender', 'reply-to'])

/**
 * The id of a mail that gives itself none: a digest of the headers that no server changes afterwards and of its body. The
 * same mail read again, in another folder or after a new UIDVALIDITY, has the same id; two deliveries of equal words differ
 * by their Received lines.
 */
export function digestId(headerLines: readonly { key: string; line: string }[], body: string | Uint8Array): string {
  const hash = createHash('sha256')
  for (const { key, line } of headerLines) if (KEPT.has(key)) hash.update(`${line.replace(/\s+/g, ' ').trim()}\n`)
  return `digest-${hash.update('\n').update(body).digest('base64url')}`
}
