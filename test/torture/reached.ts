/** What one part of the torture reached. */
export interface Reached {
  part: string
  rounds: number
  /** What was done, by kind. */
  blows: Record<string, number>
  /** Messages that came in, how often one was delivered, and how many the callers were told are kept. */
  messages: number
  deliveries: number
  acknowledged: number
  /** Messages that customers wrote at doors, and answers that the desk accepted. */
  said: number
  answers: number
  /** Acknowledged, or written at a door, and not there; accepted and not at the door. */
  lost: string[]
  doubled: string[]
  /** Threads whose items do not stand in the order they were written, or are not whole. */
  outOfOrder: string[]
  /** Sentences of the law that did not hold after a round, and whatever else should have been and was not. */
  broken: string[]
  /** From the end of a blow until it was ready again, ms. */
  slowestRecovery: number
  /** What callers were told meanwhile, with how often. */
  refusals: Record<string, number>
  seconds: number
}

export const nothing = (part: string): Reached => ({
  part,
  rounds: 0,
  blows: {},
  messages: 0,
  deliveries: 0,
  acknowledged: 0,
  said: 0,
  answers: 0,
  lost: [],
  doubled: [],
  outOfOrder: [],
  broken: [],
  slowestRecovery: 0,
  refusals: {},
  seconds: 0,
})

/** Everything that went wrong, in words. */
export const faultsOf = ({ lost, doubled, outOfOrder, broken }: Reached): string[] => [
  ...lost.map((one) => `lost: ${one}`),
  ...doubled.map((one) => `doubled: ${one}`),
  ...outOfOrder.map((one) => `out of order: ${one}`),
  ...broken,
]

const COLUMNS: [head: string, of: (one: Reached) => string | number][] = [
  ['part', (one) => one.part],
  ['rounds', (one) => one.rounds],
  ['messages', (one) => one.messages],
  ['deliveries', (one) => one.deliveries],
  ['at doors', (one) => one.said],
  ['answers', (one) => one.answers],
  ['lost', (one) => one.lost.length],
  ['doubled', (one) => one.doubled.length],
  ['out of order', (one) => one.outOfOrder.length],
  ['broken', (one) => one.broken.length],
  ['slowest recovery', (one) => `${(one.slowestRecovery / 1000).toFixed(1)} s`],
  ['took', (one) => `${Math.round(one.seconds)} s`],
]

/** For a person: one line a part, then what was done to each and what its callers were told, then every fault. */
export function asTable(parts: readonly Reached[]): string {
  const rows = [COLUMNS.map(([head]) => head), ...parts.map((one) => COLUMNS.map(([, of]) => String(of(one))))]
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const lines = rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
  const counted = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([what, count]) => `${count} × ${what}`)
      .join(', ') || 'nothing'
  const details = parts.flatMap((one) => ['', `${one.part}: ${counted(one.blows)}`, `  callers were told: ${counted(one.refusals)}`])
  return [...lines, ...details, '', ...parts.flatMap((one) => faultsOf(one).map((fault) => `FAULT in ${one.part}: ${fault}`))].join('\n')
}
