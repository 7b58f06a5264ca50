import { withPicture } from './library.ts'

/** What screens show: beside the words, and alone. Longest side, pixels. */
export const SIDES = { small: 480, large: 1_920 } as const
export type Size = keyof typeof SIDES

/**
 * A picture made anew (WebP), upright, no longer than a side, without anything but its pixels: no place, no camera, no name, no
 * script. Of one that moves, the first moment.
 * @returns null: it is no picture, or one that cannot or must not be read
 */
export const shrink = (bytes: Buffer, size: Size): Promise<Buffer | null> =>
  withPicture(bytes, (open) =>
    open().autoOrient().resize(SIDES[size], SIDES[size], { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer(),
  )
