import type { FastifyInstance } from 'fastify'

/** A line that is not JSON, in the place of its item. `line` counts from 1. Whoever takes the items sets it aside with the reason. */
export interface BrokenLine {
  __broken: { line: number; raw: string; reason: string }
}

/** So much of a broken line is kept, characters. */
const KEPT = 10_000

/** Is this a line that could not be read? */
export const isBroken = (item: unknown): item is BrokenLine => typeof item === 'object' && item !== null && '__broken' in item

/** Reads NDJSON: one JSON value a line, empty lines skipped. A line that is not JSON becomes a BrokenLine and never sinks its neighbours. */
export function readNdjson(text: string): unknown[] {
  return text.split('\n').flatMap((raw, index) => (raw.trim() === '' ? [] : [readLine(raw, index + 1)]))
}

function readLine(raw: string, line: number): unknown {
  try {
    const value: unknown = JSON.parse(raw)
    return isBroken(value) ? broken(raw, line, 'not an item') : value
  } catch (error) {
    return broken(raw, line, `not JSON: ${(error as Error).message}`)
  }
}

const broken = (raw: string, line: number, reason: string): BrokenLine => ({ __broken: { line, raw: raw.slice(0, KEPT), reason } })

/** Lets every endpoint that takes an array take it as NDJSON too. */
export function acceptNdjson(http: FastifyInstance): void {
  http.addContentTypeParser(['application/x-ndjson', 'application/jsonl'], { parseAs: 'string' }, (_request, body, done) =>
    done(null, readNdjson(body as string)),
  )
}
