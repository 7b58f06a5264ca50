// Lists as PostgreSQL sends and takes them in bytes (array_recv in its source): how many dimensions, whether there are nulls, of
// what type, how many, counted from 1; then of each how many bytes, -1 for null, and the bytes.

const HEADER = 20
const [TEXT, UUID] = [25, 2950]
const LENGTH = 4

/** A list of texts in bytes; null where something else is in it. */
export function texts(list: readonly unknown[]): Buffer | null {
  let size = HEADER
  for (const one of list) {
    if (typeof one === 'string') size += LENGTH + Buffer.byteLength(one)
    else if (one === null || one === undefined) size += LENGTH
    else return null
  }
  const bytes = begin(size, TEXT, list)
  let at = HEADER
  for (const one of list as readonly (string | null | undefined)[]) {
    const length = typeof one === 'string' ? bytes.write(one, at + LENGTH) : -1
    bytes.writeInt32BE(length, at)
    at += LENGTH + Math.max(0, length)
  }
  return bytes
}

const UUID_BYTES = 16

/** A list of ids in bytes; null where something that is no id as we write them is in it: PostgreSQL then says what it thinks of it. */
export function uuids(list: readonly unknown[]): Buffer | null {
  const nulls = list.reduce<number>((count, one) => count + (one === null || one === undefined ? 1 : 0), 0)
  const bytes = begin(HEADER + list.length * LENGTH + (list.length - nulls) * UUID_BYTES, UUID, list)
  let at = HEADER
  for (const one of list) {
    const isNull = one === null || one === undefined
    if (!isNull && !(typeof one === 'string' && writeUuid(bytes, one, at + LENGTH))) return null
    bytes.writeInt32BE(isNull ? -1 : UUID_BYTES, at)
    at += isNull ? LENGTH : LENGTH + UUID_BYTES
  }
  return bytes
}

/** What a hexadecimal digit is worth, by its code; -1: none. */
const WORTH = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()))
/** Where the digits of `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` stand, in pairs. */
const PAIRS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

function writeUuid(bytes: Buffer, id: string, at: number): boolean {
  if (id.length !== 36) return false
  let wrong = 0
  for (let i = 0; i < UUID_BYTES; i++) {
    const high = WORTH[id.charCodeAt(PAIRS[i]!)] ?? -1
    const low = WORTH[id.charCodeAt(PAIRS[i]! + 1)] ?? -1
    wrong |= high | low
    bytes[at + i] = (high << 4) | low
  }
  return wrong >= 0
}

function begin(size: number, type: number, list: readonly unknown[]): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  bytes.writeInt32BE(1, 0)
  bytes.writeInt32BE(list.some((one) => one === null || one === undefined) ? 1 : 0, 4)
  bytes.writeInt32BE(type, 8)
  bytes.writeInt32BE(list.length, 12)
  bytes.writeInt32BE(1, 16)
  return bytes
}
