import { BUCKETS, type TopicModel } from '../reading/model.ts'

/** A weight lies within −1 … 1 and is kept as a whole number of these. */
const GRAIN = 1 / 32_767

/** Two numbers of two bytes. */
const HEAD = 4

/** A model as it is kept: rarities, then for each topic its id (16 bytes), the numbers of its words and texts, and six bytes a word. */
export function packModel({ rarity, centroids }: TopicModel): Buffer {
  return Buffer.concat([
    rarity,
    ...centroids.flatMap(({ topicId, texts, words }) => {
      const rows = Buffer.alloc(HEAD + 6 * words.size)
      rows.writeUInt16LE(words.size, 0)
      rows.writeUInt16LE(texts, 2)
      let at = HEAD
      for (const [word, weight] of words) {
        rows.writeUInt32LE(word, at)
        rows.writeInt16LE(Math.round(weight / GRAIN), at + 4)
        at += 6
      }
      return [Buffer.from(topicId.replaceAll('-', ''), 'hex'), rows]
    }),
  ])
}

export function unpackModel(packed: Buffer): TopicModel {
  const centroids: TopicModel['centroids'] = []
  let at = BUCKETS
  while (at < packed.length) {
    const topicId = packed.toString('hex', at, at + 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    const count = packed.readUInt16LE(at + 16)
    const texts = packed.readUInt16LE(at + 18)
    at += 16 + HEAD
    const words = new Map<number, number>()
    for (let i = 0; i < count; i++, at += 6) words.set(packed.readUInt32LE(at), packed.readInt16LE(at + 4) * GRAIN)
    centroids.push({ topicId, texts, words })
  }
  return { rarity: new Uint8Array(packed.subarray(0, BUCKETS)), centroids }
}
