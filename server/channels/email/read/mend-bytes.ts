import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

const BLANK_LINE = /\r?\n\r?\n/

/**
 * Mends a mail whose letters are not marked as what they are, as old programs and scripts send them: bytes that no header
 * explains are UTF-8 if they can be, else Western European (Windows-1252, as browsers take it). What is marked, or holds
 * binary parts, stays as it is.
 */
export function mendBytes(source: Uint8Array): Uint8Array {
  if (isAscii(source)) return source
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const raw = bytes.toString('latin1')
  if (isUtf8(bytes)) return /charset="?us-ascii/i.test(raw) ? Buffer.from(raw.replace(/charset="?us-ascii"?/gi, 'charset=utf-8'), 'latin1') : source
  const end = BLANK_LINE.exec(raw)?.index ?? raw.length
  const head = bytes.subarray(0, end)
  const body = bytes.subarray(end)
  const isMarked = /charset\s*=|content-transfer-encoding:\s*binary/i.test(raw)
  return Buffer.concat([isUtf8(head) ? head : western(head), isMarked || isUtf8(body) ? body : western(body)])
}

const western = (bytes: Buffer): Buffer => Buffer.from(iconv.decode(bytes, 'windows-1252'), 'utf8')
