/**
 * When is silence unusual? Told by a channel's own history, by hour of the week (UTC), not by a fixed time.
 *
 * The items of hour h of the week are taken as gamma–Poisson (negative binomial) with mean μ_h and one dispersion k for the
 * channel, because what people write comes in bursts. Then the chance that nothing comes in a part f of that hour is
 * (1 + μ_h·f/k)^−k, and the surprise of a silence is the sum of k·ln(1 + μ_h·f/k) over its hours: minus the logarithm of the
 * chance that it is chance. It is unusual when chance makes one such silence in 10,000, and when it is a quarter more of a
 * surprise than the greatest that this channel has had before: holidays repeat, and campaigns end.
 *
 * μ_h: the mean over the observed weeks, of three hours around; of three such means around, the least, so that a shop which
 * opens an hour later (or a clock that was changed for the summer) is no surprise. A tenth of a week of the channel's overall
 * mean stands beside it: an hour in which nothing ever came is not impossible. k by moments: Σμ² / Σ((x − μ)² − μ).
 */

const HOUR = 3_600_000
const WEEK = 168
/** Less than this is no history: two weeks watched, and something in thirty different hours. */
const LEAST_HOURS = 2 * WEEK
const LEAST_EVENTS = 30
/** −ln(1/10,000). */
const UNUSUAL = Math.log(10_000)
const MORE_THAN_EVER = 1.25
/** No silence is told before so long, ms: networks themselves hiccup. */
const LEAST_SILENCE = 10 * 60_000
/** How far ahead it is looked, hours: a channel so slow is not judged by its silence. */
const FURTHEST = 8 * WEEK
/** How much the overall mean weighs beside what was observed, weeks. */
const PRIOR = 0.1
/** k when the items are no more bursty than chance, and when they come all at once. */
const [SMOOTH, BURSTY] = [1000, 0.05]

/** What came in the hours in which somebody listened: by hours since 1970, an hour without items among them. */
export type Heard = ReadonlyMap<number, number>

export interface Rhythm {
  /** Items to expect in an hour of the week, 0–167 from Thursday 00:00 UTC, when 1970 began. */
  mean: readonly number[]
  /** The same, at least: what silence is measured by. */
  least: readonly number[]
  dispersion: number
  /** The surprise at which a silence is unusual. */
  threshold: number
}

export const hourOf = (at: Date): number => Math.floor(at.getTime() / HOUR)

/** The rhythm that a history tells; null: there is too little of it. */
export function rhythmOf(heard: Heard): Rhythm | null {
  const active = [...heard.values()].filter((items) => items > 0).length
  if (heard.size < LEAST_HOURS || active < LEAST_EVENTS) return null
  const sums = sumsOf(heard)
  const mean = meansOf(sums, 0)
  const near = meansOf(sums, 1)
  const least = near.map((_, slot) => Math.min(...around(near, slot, 1)))
  const dispersion = dispersionOf(heard, mean)
  return { mean, least, dispersion, threshold: Math.max(UNUSUAL, MORE_THAN_EVER * greatestSurprise(heard, least, dispersion)) }
}

interface Sums {
  items: number[]
  hours: number[]
}

const zeros = (): number[] => Array.from({ length: WEEK }, () => 0)

function sumsOf(heard: Heard): Sums {
  const [items, hours] = [zeros(), zeros()]
  for (const [hour, came] of heard) {
    items[hour % WEEK]! += came
    hours[hour % WEEK]! += 1
  }
  return { items, hours }
}

const around = (values: readonly number[], slot: number, reach: number): number[] =>
  Array.from({ length: 2 * reach + 1 }, (_, nth) => values[(slot + nth - reach + WEEK) % WEEK]!)
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** Items in an hour, by hour of the week, of as many hours around. */
function meansOf({ items, hours }: Sums, reach: number): number[] {
  const overall = sum(items) / sum(hours)
  return items.map((_, slot) => (sum(around(items, slot, reach)) + PRIOR * overall) / (sum(around(hours, slot, reach)) + PRIOR))
}

function dispersionOf(heard: Heard, mean: readonly number[]): number {
  let [squares, excess] = [0, 0]
  for (const [hour, came] of heard) {
    const expected = mean[hour % WEEK]!
    squares += expected ** 2
    excess += (came - expected) ** 2 - expected
  }
  return excess <= 0 ? SMOOTH : Math.min(SMOOTH, Math.max(BURSTY, squares / excess))
}

const surprise = (expected: number, dispersion: number): number => dispersion * Math.log1p(expected / dispersion)

/** Of the silences there were, by whole hours. The hours before and after one count half: it began and ended somewhere in them. */
function greatestSurprise(heard: Heard, least: readonly number[], dispersion: number): number {
  let [greatest, before, silent] = [0, 0, 0]
  for (const hour of [...heard.keys()].toSorted((a, b) => a - b)) {
    const expected = least[hour % WEEK]!
    if (heard.get(hour) === 0) silent += surprise(expected, dispersion)
    else {
      if (silent > 0) greatest = Math.max(greatest, before + silent + surprise(expected / 2, dispersion))
      before = surprise(expected / 2, dispersion)
      silent = 0
    }
  }
  return greatest
}

/** When the silence after an item becomes unusual; null: not within eight weeks. */
export function quietFrom({ least, dispersion, threshold }: Rhythm, lastAt: Date): Date | null {
  let surprised = 0
  for (let from = lastAt.getTime(), ahead = 0; ahead < FURTHEST; ahead++) {
    const to = (Math.floor(from / HOUR) + 1) * HOUR
    const expected = least[Math.floor(from / HOUR) % WEEK]!
    const whole = surprise((expected * (to - from)) / HOUR, dispersion)
    if (surprised + whole >= threshold) {
      const part = (dispersion * Math.expm1((threshold - surprised) / dispersion)) / expected // of the hour, by turning the formula round
      return new Date(Math.max(from + part * HOUR, lastAt.getTime() + LEAST_SILENCE))
    }
    surprised += whole
    from = to
  }
  return null
}

/** Items to expect between two moments. */
export function expectedBetween({ mean }: Pick<Rhythm, 'mean'>, from: Date, to: Date): number {
  let items = 0
  for (let at = from.getTime(); at < to.getTime();) {
    const end = Math.min(to.getTime(), (Math.floor(at / HOUR) + 1) * HOUR)
    items += (mean[Math.floor(at / HOUR) % WEEK]! * (end - at)) / HOUR
    at = end
  }
  return items
}
