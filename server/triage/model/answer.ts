/** Probabilities of outputs of which one holds. */
export function softmax(scores: ArrayLike<number>): number[] {
  let most = -Infinity
  for (let i = 0; i < scores.length; i++) if (scores[i]! > most) most = scores[i]!
  const powers: number[] = []
  let all = 0
  for (let i = 0; i < scores.length; i++) all += powers[i] = Math.exp(scores[i]! - most)
  for (let i = 0; i < powers.length; i++) powers[i]! /= all
  return powers
}

/** The probability of an output that may hold beside others. */
export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))
