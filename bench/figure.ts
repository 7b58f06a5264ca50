/** One measured figure, beside what it is measured against. */
export interface Figure {
  /** The set it was measured on, where there are several. */
  of?: string
  name: string
  value: number
  unit: string
  /** What the value is compared with, in the same run on the same machine. */
  reference?: { name: string; value: number }
  /** value / reference. */
  ratio?: number
  /** What is promised, in words, and whether this run kept it. */
  limit?: { text: string; isKept: boolean }
  /** What we would like to reach beyond that. */
  aim?: { text: string; isReached: boolean }
}

/** What a benchmark was asked with, beyond its name. */
export interface Asked {
  files: readonly string[]
  options: { text?: string; label?: string; task?: string; limit?: string; confusion?: boolean }
}

/** One benchmark: makes its own data on a server of its own, measures, and leaves nothing. */
export interface Bench {
  name: string
  about: string
  run(tell: (line: string) => void, asked: Asked): Promise<Figure[]>
}

/** The value below which `share` (0–1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
