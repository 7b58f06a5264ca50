/**
 * How surely two things go together more often than by chance: the log-likelihood ratio G² of Dunning 1993, 0 where they go
 * together less often. From 10.8 on chance does so once in a thousand times.
 * @param both texts with both, `one` and `other`: texts with each, of `all`
 */
export function together(both: number, one: number, other: number, all: number): number {
  if (both * all <= one * other) return 0
  const cells = [
    [both, one * other],
    [one - both, one * (all - other)],
    [other - both, (all - one) * other],
    [all - one - other + both, (all - one) * (all - other)],
  ] as const
  return 2 * cells.reduce((sum, [seen, expected]) => (seen > 0 ? sum + seen * Math.log((seen * all) / expected) : sum), 0)
}

/** How much more often something stands in some texts than in others, by the same measure; 0: not more often. */
export const moreOften = (here: number, texts: number, there: number, others: number): number => together(here, here + there, texts, texts + others)
