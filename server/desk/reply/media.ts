import { adapters, type Channel, type MediaRule, type Reach } from '#channels'
import { SHRINKABLE } from '#platform/pictures/fit.ts'
import { Refusal } from '#platform/refusal.ts'

/** What may go with such an answer on this channel, where the item's own server takes less than the network, by that; null: only words. */
export function mediaOf(channel: Pick<Channel, 'network' | 'removed'> | undefined, { takes }: Pick<Reach, 'takes'>): MediaRule | null {
  const rule = channel && !channel.removed ? adapters[channel.network]?.media : undefined
  if (!rule || takes?.media === null) return null
  return { ...rule, most: Math.min(rule.most, takes?.media.count ?? rule.most), largest: Math.min(rule.largest, takes?.media.bytes ?? rule.largest) }
}

export const mediaView = (rule: MediaRule | null) => rule && { ...rule, types: rule.types && [...rule.types] }

/** Refuses files that the network would not take, and says what to do. */
export function demandMedia(rule: MediaRule | null, files: readonly { name: string; type: string; bytes: number }[]): void {
  if (files.length === 0) return
  if (!rule) throw new Refusal('conflict', 'no-files-here', 'No files can be sent on this channel from here. Send the words alone, or a link.')
  if (files.length > rule.most)
    throw new Refusal('invalid', 'too-many-files', `The network takes ${rule.most} files with one answer. Leave some out.`, { most: rule.most })
  const large = files.find((one) => one.bytes > rule.largest && !SHRINKABLE.has(one.type)) // those are made smaller on their way out
  if (large)
    throw new Refusal('invalid', 'file-too-large-there', `${large.name} is larger than the network takes (${megabytes(rule.largest)} MB). Make it smaller.`, {
      largest: rule.largest,
    })
  const odd = rule.types && files.find((one) => !rule.types!.some((type) => (type.endsWith('/') ? one.type.startsWith(type) : one.type === type)))
  if (odd)
    throw new Refusal('invalid', 'file-type-there', `The network does not take files like ${odd.name}. Send a picture, or a link.`, { types: rule.types })
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000)
