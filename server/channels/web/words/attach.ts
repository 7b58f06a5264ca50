import { isUtf8 } from 'node:buffer'
import { inTransaction, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import type { Visitor } from '../visits/visitor.ts'
import type { Word } from '../item.ts'

/** The largest file a visitor may send, bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024

/** What a file begins with, by what it then is; whatever its sender says it is (the formats' own specifications). */
const KINDS: readonly [type: string, begins: RegExp][] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
  ['application/pdf', /^%PDF-/],
]

/** What a file is, of what may be sent: pictures, PDF and plain text; null: none of these. */
export function kindOf(bytes: Buffer): string | null {
  const known = KINDS.find(([, begins]) => begins.test(bytes.subarray(0, 16).toString('latin1')))
  return known?.[0] ?? (bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0) && !/^\s*</.test(bytes.subarray(0, 200).toString()) ? 'text/plain' : null)
}

/**
 * Takes a file in as a word of its own. Only from who has written already, so that nobody fills the disk by opening visits. Refuses
 * what is neither picture, PDF nor text. A file whose word is not kept is swept up later, like every one that nothing names.
 * @param keep says the word in a transaction
 */
export async function attach(
  platform: Platform,
  { channel_id: channelId, last_place: last }: Visitor,
  { id, name, bytes }: { id: string; name: string; bytes: Buffer },
  keep: (tx: Tx, word: Pick<Word, 'id' | 'text' | 'attachments'>) => Promise<{ place: number; at: Date }>,
): Promise<{ place: number; at: Date }> {
  if (last === 0) throw new Refusal('conflict', 'write-first', 'Write a message first, then send files.')
  const type = kindOf(bytes)
  if (!type) throw new Refusal('invalid', 'not-such-files', 'Only pictures, PDF and text can be sent here.')
  const file = `attachments/${channelId}/${newId()}`
  await platform.files.put(file, bytes)
  return inTransaction(platform.db, (tx) => keep(tx, { id, text: '', attachments: [{ file, name, type, bytes: bytes.byteLength }] }))
}
