import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { OutsideError } from './outside-error.ts'

const UNPACK = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress }

/**
 * Reads a response to its end, unpacked. What is longer than `maxBytes` after unpacking is refused as soon as it is seen, so
 * a small packet that unpacks to gigabytes costs no more than the limit.
 */
export async function readBody(response: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) return done(new OutsideError('too-large', `The answer is longer than ${Math.round(maxBytes / 1024 / 1024)} MB.`))
      chunks.push(chunk)
      done()
    },
  })
  const unpack = UNPACK[(response.headers['content-encoding'] ?? '').trim().toLowerCase() as keyof typeof UNPACK]
  const isEmpty = response.statusCode === 304 || response.statusCode === 204
  if (unpack && !isEmpty) await pipeline(response, unpack(), sink, { signal })
  else await pipeline(response, sink, { signal })
  return Buffer.concat(chunks)
}
