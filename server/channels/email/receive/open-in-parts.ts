import type { FetchMessageObject, ImapFlow, MessageStructureObject } from 'imapflow'
import { buffer } from 'node:stream/consumers'
import { LARGEST_PART, type Part } from '../read/part.ts'
import { openMail, type OpenMail } from '../read/open-mail.ts'

/** The longest text or HTML of a large mail that is fetched, bytes. */
const LONGEST_TEXT = 2 * 1024 * 1024

/** Opens a large mail without ever holding it whole: its headers and texts now, each attachment when it is kept. */
export async function openInParts(imap: ImapFlow, uid: number): Promise<{ open: OpenMail; source: Buffer } | null> {
  const found = await imap.fetchOne(String(uid), { headers: true, bodyStructure: true }, { uid: true })
  if (!found || !found.headers || !found.bodyStructure) return null
  const leaves = leavesOf(found.bodyStructure)
  const plain = leaves.find((leaf) => isText(leaf, 'text/plain'))
  const html = leaves.find((leaf) => isText(leaf, 'text/html'))
  const { mail } = await openMail(headersOf(found))
  for (const header of mail.headers) if (header.key === MASKED) header.key = 'content-type'
  const text = plain && (await fetchPart(imap, uid, plain, LONGEST_TEXT))?.toString('utf8')
  mail.html = html && (await fetchPart(imap, uid, html, LONGEST_TEXT))?.toString('utf8')
  mail.text = text
  const parts = leaves.filter((leaf) => leaf !== plain && leaf !== html).map((leaf) => toPart(imap, uid, leaf))
  return { open: { mail, parts, body: () => `${text ?? ''}\n${mail.html ?? ''}` }, source: found.headers }
}

const isText = (leaf: MessageStructureObject, type: string): boolean => leaf.type === type && leaf.disposition !== 'attachment'

const MASKED = 'x-aerie-content-type'

/** The headers alone, as a mail: that it has parts is hidden from the parser, since they do not follow. */
const headersOf = ({ headers }: FetchMessageObject): Buffer => Buffer.from(headers!.toString('latin1').replace(/^content-type:/gim, `${MASKED}:`), 'latin1')

/** The parts that hold no others; a forwarded mail is one. */
function leavesOf(node: MessageStructureObject): MessageStructureObject[] {
  return node.childNodes && node.type !== 'message/rfc822' ? node.childNodes.flatMap(leavesOf) : [node]
}

/** One part, decoded; texts come as UTF-8. */
async function fetchPart(imap: ImapFlow, uid: number, { part = '1' }: MessageStructureObject, maxBytes: number): Promise<Buffer | null> {
  const { content } = await imap.download(String(uid), part, { uid: true, maxBytes, chunkSize: 1024 * 1024 })
  return content ? buffer(content) : null
}

function toPart(imap: ImapFlow, uid: number, leaf: MessageStructureObject): Part {
  const inBase64 = leaf.encoding === 'base64' // four letters for three bytes, and line ends
  const bytes = Math.round((leaf.size ?? 0) * (inBase64 ? 0.73 : 1))
  return {
    name: leaf.dispositionParameters?.filename ?? leaf.parameters?.name ?? null,
    type: leaf.type,
    contentId: leaf.id?.replace(/^<|>$/g, '') ?? null,
    bytes,
    read: async () => (await fetchPart(imap, uid, leaf, LARGEST_PART * 1.1)) ?? new Uint8Array(),
  }
}
