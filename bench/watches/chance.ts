/** Numbers that look drawn by lot and are the same in every run (mulberry32). */
export function makeChance(seed: number): { below(n: number): number; is(share: number): boolean; of<T>(list: readonly T[]): T; rank(n: number): number } {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (n) => Math.floor(next() * n),
    is: (share) => next() < share,
    of: (list) => list[Math.floor(next() * list.length)]!,
    /** Of n, the first far more often than the last, as words are in a language (Zipf). */
    rank: (n) => Math.min(n - 1, Math.floor(Math.exp(next() * Math.log(n)))),
  }
}
export type Chance = ReturnType<typeof makeChance>
