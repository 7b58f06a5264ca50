import type { Metadata, Sharp } from 'sharp'
import { withPicture } from './library.ts'

/** What a network takes. */
export interface Bounds {
  /** Bytes. */
  largest: number
  /** Width times height; left out: any. */
  pixels?: number | undefined
}

/** A picture that fits. */
export interface Fitting {
  bytes: Buffer
  type: 'image/jpeg' | 'image/png' | 'image/webp'
}

/** What can be made smaller and still be what it was: a GIF would stand still. */
export const SHRINKABLE: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])

/** Tried one after the other until it fits: longest side in pixels, and quality. The first keeps what nearly fits nearly as it is. */
const STEPS: readonly [side: number, quality: number][] = [
  [4_096, 88],
  [3_072, 80],
  [2_048, 80],
  [1_600, 75],
  [1_024, 70],
  [640, 60],
]

/**
 * A picture as a network takes it: small enough, upright, and without what a camera writes into one (place, name, device). The
 * same bytes make the same picture.
 * @returns `asItIs`: there is nothing to change; null: it cannot be read, or be made to fit
 */
export const fitPicture = (bytes: Buffer, bounds: Bounds): Promise<Fitting | 'asItIs' | null> =>
  withPicture<Fitting | 'asItIs'>(bytes, async (open) => {
    const told = await open().metadata()
    const fits = bytes.byteLength <= bounds.largest && told.width * told.height <= (bounds.pixels ?? Infinity)
    if (fits && ((told.pages ?? 1) > 1 || !tells(told))) return 'asItIs'
    if (fits && told.format === 'png') {
      const png = await open().autoOrient().png().toBuffer()
      if (png.byteLength <= bounds.largest) return { bytes: png, type: 'image/png' }
    }
    for (const [side, quality] of STEPS) {
      const made = await make(open(), told, Math.min(side, sideWithin(told, bounds.pixels)), quality)
      if (made.bytes.byteLength <= bounds.largest) return made
    }
    return null
  })

/** It says more than its pixels: where and when it was taken, by what, or which way is up. */
const tells = ({ exif, xmp, iptc, orientation }: Metadata): boolean => Boolean(exif ?? xmp ?? iptc) || (orientation ?? 1) > 1

/** The longest side of a picture of these proportions that has at most so many pixels. */
function sideWithin({ width, height }: Metadata, pixels = Infinity): number {
  const share = Math.min(1, Math.sqrt(pixels / (width * height)))
  return Math.max(1, Math.floor(Math.max(width, height) * share))
}

/** What one sees through stays so (WebP); everything else is what every network knows. */
async function make(image: Sharp, { hasAlpha }: Metadata, side: number, quality: number): Promise<Fitting> {
  const sized = image.autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true })
  return hasAlpha
    ? { bytes: await sized.webp({ quality, alphaQuality: quality }).toBuffer(), type: 'image/webp' }
    : { bytes: await sized.jpeg({ quality }).toBuffer(), type: 'image/jpeg' }
}
