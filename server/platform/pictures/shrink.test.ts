import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { shrink } from './shrink.ts'

/** A picture of one colour, as a camera writes it: lying on its side, with its place and its maker. Made before the readers are shut. */
const fromCamera = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#0a7' } })
  .jpeg()
  .withExif({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .toBuffer()

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
/** A PNG (RFC 2083) of so many pixels a side, in which there is nothing but zeros: a few kB that unpack to gigabytes. */
const bomb = (side: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([png, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))])
}

test('a picture is made anew: upright, small, without what the camera wrote', async () => {
  expect(fromCamera.includes('Secret Camera')).toBe(true)
  const small = (await shrink(fromCamera, 'small'))!
  const { format, width, height, exif, icc, xmp } = await sharp(small).metadata()
  expect({ format, width, height, exif, icc, xmp }).toEqual({ format: 'webp', width: 320, height: 480 })
  expect(small.includes('Secret Camera')).toBe(false)
  expect(await sharp((await shrink(fromCamera, 'large'))!).metadata()).toMatchObject({ width: 1_280, height: 1_920 })
})

test.each([
  ['a bomb', bomb(60_000)],
  ['a bomb that is small enough to be tried, and is not whole', bomb(7_000)],
  ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')],
  ['a document', Buffer.from('%PDF-1.7 …')],
  ['a drawing that begins like a picture', Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])],
  ['half a picture', fromCamera.subarray(0, 300)],
  ['nothing', Buffer.alloc(0)],
])('of %s there is none', async (_, bytes) => expect(await shrink(bytes, 'small')).toBeNull())

test('many at once are made one after the other, each', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => shrink(fromCamera, 'small')))
  expect(made.every((one) => one !== null)).toBe(true)
})
