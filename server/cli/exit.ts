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

/** What a person is told about an error: a sentence. Of what nobody thought of, where it came from is told to who asks for it (AERIE_LOG=debug). */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (exitCodeOf(error) !== EXIT.failed) return error.message
  return /^(debug|trace)$/.test(process.env['AERIE_LOG'] ?? '') ? (error.stack ?? error.message) : `${error.message}\n${TRACE}`
}

const TRACE = 'This should not happen. Run it again with AERIE_LOG=debug to see where it comes from, and report that.'
