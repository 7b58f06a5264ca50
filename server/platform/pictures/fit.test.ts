import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fitPicture } from './fit.ts'

const LARGE = 200_000
/** Noise: nothing makes it small but fewer pixels. */
const noise = () => sharp(randomBytes(900 * 600 * 3), { raw: { width: 900, height: 600, channels: 3 } })
const [photo, seeThrough, plain, small] = await Promise.all([
  noise()
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Make: 'Secret Camera' } })
    .withMetadata({ orientation: 6 })
    .toBuffer(),
  noise().ensureAlpha(0.5).png().toBuffer(),
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer(),
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#0a7' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Secret Camera' } })
    .toBuffer(),
])

test.each([
  ['a photograph, upright', photo, 'image/jpeg', 'high'],
  ['one to be seen through', seeThrough, 'image/webp', 'wide'],
])('%s that is too large is made to fit, the same each time', async (_, bytes, type, shape) => {
  expect(bytes.byteLength).toBeGreaterThan(LARGE)
  const made = await fitPicture(bytes, { largest: LARGE })
  if (!made || made === 'asItIs') throw new Error('not made')
  expect(made.type).toBe(type)
  expect(made.bytes.byteLength).toBeLessThanOrEqual(LARGE)
  const told = await sharp(made.bytes).metadata()
  expect([told.exif, told.orientation]).toEqual([undefined, undefined])
  expect(told.height > told.width ? 'high' : 'wide').toBe(shape)
  expect(await fitPicture(bytes, { largest: LARGE })).toEqual(made)
})

test('what a camera wrote is taken out of one that fits, and nothing else is touched', async () => {
  const made = await fitPicture(small, { largest: LARGE })
  expect(made).toMatchObject({ type: 'image/jpeg' })
  expect((made as { bytes: Buffer }).bytes.includes('Secret Camera')).toBe(false)
  expect(await fitPicture(plain, { largest: LARGE })).toBe('asItIs')
})

test('it has no more pixels than the network takes', async () => {
  const made = await fitPicture(plain, { largest: LARGE, pixels: 15_000 })
  const { width, height } = await sharp((made as { bytes: Buffer }).bytes).metadata()
  expect(width * height).toBeLessThanOrEqual(15_000)
  expect(width / height).toBeCloseTo(1.5, 1)
})

test.each([
  ['what is none', Buffer.from('GIF89a but no more')],
  ['what cannot be made so small', photo],
])('%s is not made one', async (_, bytes) => {
  expect(await fitPicture(bytes, { largest: 20 })).toBeNull()
})
