import { Refusal } from '../refusal.ts'

/** Lets bytes pass, and refuses more than `limit` of them. `seen` tells how many there were. */
export async function* limited(bytes: AsyncIterable<Uint8Array>, limit: number, seen: (size: number) => void): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of bytes) {
    size += piece.byteLength
    if (size > limit)
      throw new Refusal('too-large', 'file-too-large', `The file is larger than ${asWords(limit)}. Make it smaller, or cut it into parts.`, { limit })
    seen(size)
    yield piece
  }
}

const MIB = 1024 ** 2
const asWords = (bytes: number): string => (bytes >= 1024 * MIB ? `${Math.round(bytes / 1024 / MIB)} GiB` : `${Math.round(bytes / MIB)} MiB`)
