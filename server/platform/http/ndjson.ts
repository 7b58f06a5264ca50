import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

/** A line that is not JSON, in the place of its item. `line` counts from 1. Whoever takes the items sets it aside with the reason. */
export interface BrokenLine {
  __broken: { line: number; raw: string; reason: string }
}

/** So much of a broken line is kept, characters. */
const KEPT = 10_000

/** Is this a line that could not be read? */
export const isBroken = (item: unknown): item is BrokenLine => typeof item === 'object' && item !== null && '__broken' in item

/** Reads NDJSON: one JSON value a line, a byte order mark and empty lines skipped. A line that is not JSON becomes a BrokenLine and never sinks its neighbours. */
export function readNdjson(text: string): unknown[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((raw, index) => (raw.trim() === '' ? [] : [readLine(raw, index + 1)]))
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

/** NDJSON by the names it goes by; none is registered (the draft of JSON Lines wants `application/jsonl`). */
const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines']

/**
 * Lets every endpoint that takes JSON take it in UTF-8 alone (RFC 8259 §8.1), and one that takes an array take it as NDJSON too.
 * A key that would reach into the language (`__proto__`) is left out, and sinks no neighbour.
 */
export function acceptJson(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('remove', 'remove')
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) done(notUtf8())
    else void parse(request, body.toString('utf8'), done)
  })
  http.addContentTypeParser(NDJSON, { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    if (!isUtf8(body)) done(notUtf8())
    else done(null, readNdjson(body.toString('utf8')))
  })
}

/** Stored as it is, each wrong byte would become a question mark for good. */
const notUtf8 = (): Refusal => new Refusal('invalid', 'not-utf-8', 'The body is not UTF-8. Nothing was taken in; send it again in UTF-8.')
