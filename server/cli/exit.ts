import { ConfigError } from '#platform/config.ts'
import { InUse } from '#platform/postgres/keeping.ts'
import { Unusable } from '#platform/postgres/unusable.ts'
import { Refusal } from '#platform/refusal.ts'

/** What the exit codes of `npm start` and `bin/aerie` mean. They are promised in docs/running.md. */
export const EXIT = { ok: 0, failed: 1, usage: 2, inUse: 3, database: 4, refused: 5 } as const

/** The exit code an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return EXIT.usage
  if (error instanceof InUse) return EXIT.inUse
  if (error instanceof Unusable) return EXIT.database
  if (error instanceof Refusal) return EXIT.refused
  return EXIT.failed
}

/** What a person is told about an error: a sentence where there is one, the whole trace when it is a fault. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return exitCodeOf(error) === EXIT.failed ? (error.stack ?? error.message) : error.message
}
