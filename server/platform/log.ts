import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names whose values never reach a log, wherever they stand. */
const SECRET = ['password', 'secret', 'token', 'authorization', 'cookie', 'appPassword', 'apiKey', 'set-cookie', 'code', 'clientSecret']

/** A log of JSON lines. What is named like a secret is replaced before it is written. */
export function openLog(level: string, stream?: DestinationStream): Log {
  const paths = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  return pino({ level, base: null, redact: { paths, censor: '[kept secret]' } }, stream)
}
