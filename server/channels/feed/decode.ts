import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** As much of the document as its own word about its encoding can stand in. */
const HEAD = 1024

/**
 * The text of a document, whatever encoding it is in. What the bytes show counts before what is said of them, because
 * servers and programs often say what is not so: a byte order mark, UTF-16's empty bytes, valid UTF-8; then the server's
 * `charset`, then the XML declaration (RFC 7303 §3), then Western European.
 */
export function decode(bytes: Buffer, contentType: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be')
  if (bytes[0] !== 0 && bytes[1] === 0) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0 && bytes[1] !== 0) return iconv.decode(bytes, 'utf-16be')
  const head = bytes.subarray(0, HEAD).toString('latin1')
  const said = [/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1], /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]].filter(
    (name) => name && iconv.encodingExists(name),
  )
  // encodings that write all letters in seven bits look like UTF-8
  const shifted = said.find((name) => /^(iso-2022|utf-?7|hz)/i.test(name!))
  if (shifted) return iconv.decode(bytes, shifted)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  return iconv.decode(bytes, said.find((name) => !/^(utf-?8|us-ascii)$/i.test(name!)) ?? 'windows-1252')
}
