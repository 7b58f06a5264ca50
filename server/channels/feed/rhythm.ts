const MINUTE = 60_000
/** A feed that asks for more patience than this does not get it: companies listen to be quick, minutes. */
const LONGEST = 6 * 60

/**
 * How long until the next look, ms: as set, or longer if the feed (`ttl`) or its server (`max-age`) asks for it; a tenth of
 * chance in it, so that many channels do not ask in one moment.
 * @param interval as set, minutes
 * @param ttl minutes
 * @param cacheControl the header as it came
 * @param chance 0–1
 */
export function untilNextLook(interval: number, ttl: number | null, cacheControl: string | undefined, chance: number): number {
  const maxAge = Number(/(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(cacheControl ?? '')?.[1] ?? 0) / 60
  const asked = Math.min(LONGEST, Math.max(ttl ?? 0, maxAge))
  return Math.max(interval, asked) * MINUTE * (1 + chance / 10)
}
