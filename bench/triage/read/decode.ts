import iconv from 'iconv-lite'

/** The text of a file: UTF-8 or, by its mark, UTF-16; what is neither is Windows-1252, which holds all of Latin-1. Without a byte-order mark. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return iconv.decode(bytes, 'win1252')
    throw error
  }
}
