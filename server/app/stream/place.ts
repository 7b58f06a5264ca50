import { parsePlace, type Place } from '#platform/facts.ts'

/** Orders two places of the fact log: negative when `a` comes first. */
export function comparePlaces(a: Place, b: Place): number {
  const [aTx, aSeq] = parsePlace(a).map(BigInt) as [bigint, bigint]
  const [bTx, bSeq] = parsePlace(b).map(BigInt) as [bigint, bigint]
  if (aTx !== bTx) return aTx < bTx ? -1 : 1
  return aSeq < bSeq ? -1 : Number(aSeq > bSeq)
}

/** The later of two places. */
export const later = (a: Place, b: Place): Place => (comparePlaces(a, b) > 0 ? a : b)
