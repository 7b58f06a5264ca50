import { read } from './answers.ts'
import type { Example } from './example.ts'

const ROUNDS = 5

/** Whole assessments a second of processor time, after a first round that warms the machine up. */
export function measureSpeed(examples: readonly Example[]): number {
  examples.forEach(read)
  const began = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++) examples.forEach(read)
  const { user, system } = process.cpuUsage(began)
  return (ROUNDS * examples.length) / ((user + system) / 1e6)
}
