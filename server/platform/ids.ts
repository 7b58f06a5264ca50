import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Chance is fetched for 256 ids at once: sixteen bytes at a time cost four times as much as all the rest of an id. */
const pool = new Uint8Array(4096)
let used = pool.length
let last = { msecs: 0, seq: 0 }

/**
 * A new id: a UUID of version 7 (RFC 9562), so that rows made later sort later and indexes grow at one end. Within a
 * millisecond, and when the machine's clock is set back, they count on (section 6.2, method 1).
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, (used += 16))
  const msecs = Date.now()
  last = msecs > last.msecs ? { msecs, seq: new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1 } : { msecs: last.msecs, seq: last.seq + 1 }
  return v7({ random, ...last })
}

/** The id before all that are made from an instant on: what came in since is found by the primary key. */
export function firstIdAt(at: Date): string {
  const msecs = at.getTime().toString(16).padStart(12, '0')
  return `${msecs.slice(0, 8)}-${msecs.slice(8)}-7000-8000-000000000000`
}
