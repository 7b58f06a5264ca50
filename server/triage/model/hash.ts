/** FNV-1a (Fowler, Noll, Vo), one step: takes one more character into a hash. */
export const step = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619)

export const START = 0x811c9dc5

export function hashOf(text: string, seed: number): number {
  let hash = START ^ seed
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return hash
}

/** Spreads a hash over all its bits, so that its lower ones can be taken for a bucket (the first half of MurmurHash3's finaliser). Never negative. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
