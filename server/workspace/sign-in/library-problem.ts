import { sql } from 'kysely'
import { z } from 'zod'
import { noRoom } from '#platform/outage/disk.ts'
import type { Platform } from '#platform/work.ts'

const Said = z.object({ message: z.string(), code: z.string() }).partial()
/** Where the library says no without a code of its own. */
const CODES: Record<number, string> = { 401: 'not-signed-in', 403: 'not-allowed', 404: 'no-such-address', 429: 'too-many-requests' }

/**
 * The auth library's "no" as one of our problem documents (RFC 9457). `code` is the library's own (`INVALID_TOKEN`), which is
 * as stable as ours. It tells no reason for what goes wrong inside, so then the database is asked: while that is away the
 * question fails, and the answer is the same as everywhere.
 */
export async function toProblem(
  { db, disk }: Platform,
  status: number,
  body: string,
): Promise<{ type: string; title: string; status: number; detail: string; code: string }> {
  if (status >= 500 && (await disk.trouble())) throw noRoom()
  if (status >= 500) await sql`select 1`.execute(db)
  const said = Said.safeParse(parse(body))
  const code = said.data?.code ?? CODES[status] ?? (status >= 500 ? 'fault' : 'bad-request')
  const detail =
    said.data?.message ?? (status >= 500 ? 'Something went wrong on our side. Try again, and report it if it stays.' : 'This is not possible here.')
  return { type: `urn:aerie:problem:${code}`, title: code.toLowerCase().replaceAll(/[-_]/g, ' '), status, detail, code }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return {} // a page or nothing: the status says enough
  }
}
