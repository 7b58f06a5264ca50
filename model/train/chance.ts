/** Chance that is the same each time: a linear congruential generator with the constants of Numerical Recipes. */
export interface Chance {
  /** 0 … 1 */
  next(): number
  shuffle(list: unknown[]): void
}

export function makeChance(seed: number): Chance {
  let state = seed
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return {
    next,
    shuffle(list) {
      for (let i = list.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[list[i], list[j]] = [list[j], list[i]]
      }
    },
  }
}
