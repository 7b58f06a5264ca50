import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names whose values never reach a log, wherever they stand. */
const SECRET = ['password', 'secret', 'token', 'authorization', 'cookie', 'appPassword', 'apiKey', 'set-cookie', 'code', 'clientSecret']

/** A log of JSON lines. What is named like a secret is replaced before it is written. */
export function openLog(level: string, stream?: DestinationStream): Log {
  const paths = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  return pino({ level, base: null, redact: { paths, censor: '[kept secret]' }, serializers: { err: describe } }, stream)
}

/** An error without what libraries hang on it: a whole connection, with its passwords. `reason` is its code, which is no secret. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, code, cause } = error as Error & { code?: unknown }
  return { name, message, reason: code, stack, ...(cause !== undefined && { cause: describe(cause) }) }
}
