import type sharp from 'sharp'
import type { Sharp } from 'sharp'
import { HEAD, kindOf } from '../files/kind.ts'

/** What is made a picture of, by its bytes; anything that is a program to be read (SVG, PDF) is not. */
export const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

/** A camera's picture has 12 to 50 million pixels; more is a bomb: 20 kB can say that it has a billion. Looked at before it is unpacked. */
const MOST_PIXELS = 50_000_000
/** So long one may take, s. */
const PATIENCE = 10
/** At once in a process: each may take 200 MB for as long as it is unpacked. */
const AT_ONCE = 2

/** Readers of the library that may be used; all others are shut, so that no bytes reach one by pretending. */
const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((kind) => `VipsForeignLoad${kind}`)

/** Loaded with the first picture: it is large, and many processes never need it. */
let library: Promise<typeof sharp> | undefined
const load = (): Promise<typeof sharp> =>
  (library ??= import('sharp').then(({ default: one }) => {
    one.cache(false)
    one.concurrency(1)
    one.block({ operation: ['VipsForeignLoad'] })
    one.unblock({ operation: READERS })
    return one
  }))

let running = 0
const waiting: (() => void)[] = []

/**
 * Opens a picture to make another of it, on the library's threads, a few at once. `make` may open it several times; of one that
 * moves it sees the first moment.
 * @returns null: it is no picture, or one that cannot or must not be read
 */
export async function withPicture<T>(bytes: Buffer, make: (open: () => Sharp) => Promise<T | null>): Promise<T | null> {
  if (!PICTURES.has(kindOf(bytes.subarray(0, HEAD)).type ?? '')) return null
  const one = await load()
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await make(() => one(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 }).timeout({ seconds: PATIENCE }))
  } catch {
    return null // whatever the library says of it: nothing can be made of it, the file itself can be had
  } finally {
    running--
    waiting.shift()?.()
  }
}
