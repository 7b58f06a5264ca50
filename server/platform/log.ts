import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names whose values never reach a log, wherever they stand. */
const SECRET = ['password', 'secret', 'token', 'authorization', 'cookie', 'appPassword', 'apiKey', 'set-cookie', 'code', 'clientSecret']

/** A log of JSON lines. What is named like a secret is replaced before it is written. */
export function openLog(level: string, stream?: DestinationStream): Log {
  const paths = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  return pino({ level, base: null, redact: { paths, censor: '[kept secret]' }, serializers: { err: describe } }, stream)
}

/**
 * The log as the HTTP framework is given it. Of its own it says one thing at `info`, that it listens, in JSON between the
 * sentences a person reads at the start, which say so better; so at `info` it is heard from `warn` on.
 */
export const forFramework = (log: Log): Log => (log.level === 'info' ? log.child({}, { level: 'warn' }) : log)

/** An error without what libraries hang on it: a whole connection, with its passwords. `reason` is its code, which is no secret. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, code, cause } = error as Error & { code?: unknown }
  return { name, message, reason: code, stack, ...(cause !== undefined && { cause: describe(cause) }) }
}
