import { basename, extname } from 'node:path'
import { fitPicture, SHRINKABLE, type Fitting } from '#platform/pictures/fit.ts'
import type { Platform } from '#platform/work.ts'
import { AccountTrouble, type MediaRule, type Outgoing } from '../adapter.ts'

type Attached = Outgoing['attachments'][number]

const ENDINGS = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp' } as const

/**
 * The message as its network takes it: pictures that are too large are made smaller, and where a network shows them as pictures
 * they go without what a camera wrote into them. Kept for a second attempt until the nightly sweep, as nothing names them. The
 * thread keeps the file as it was added. Throws AccountTrouble for one that cannot be made to fit.
 */
export async function fitPictures({ files }: Pick<Platform, 'files'>, rule: MediaRule | undefined, message: Outgoing): Promise<Outgoing> {
  const bounds = rule && { largest: rule.largest, pixels: rule.pictures?.pixels }
  if (!bounds || message.attachments.length === 0) return message
  const isFine = (one: Attached): boolean => !SHRINKABLE.has(one.type) || (one.bytes <= bounds.largest && !rule.pictures)
  const attachments: Attached[] = []
  for (const one of message.attachments) {
    const made = isFine(one) ? 'asItIs' : await fitPicture(await files.bytes(one.file), bounds)
    if (made === 'asItIs') attachments.push(one)
    else if (made) attachments.push(await keep(files, one, made))
    else if (one.bytes <= bounds.largest) attachments.push(one)
    else
      throw new AccountTrouble(
        `${one.name} is too large`,
        `The network takes no picture that large, and ${one.name} could not be made smaller. Take it back and send a smaller one.`,
      )
  }
  return { ...message, attachments }
}

async function keep(files: Platform['files'], one: Attached, { bytes, type }: Fitting): Promise<Attached> {
  const file = `pictures/${basename(one.file)}-sent`
  await files.put(file, bytes)
  return { ...one, file, type, bytes: bytes.byteLength, name: `${basename(one.name, extname(one.name))}${ENDINGS[type]}` }
}
