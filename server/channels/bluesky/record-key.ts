import { createHash } from 'node:crypto'
import type { Account, Outgoing } from '../adapter.ts'
import { Settings } from './credentials.ts'
import { COLLECTION } from './post.ts'

/** atproto's sortable base 32 (atproto.com/specs/tid). */
const DIGITS = '234567abcdefghijklmnopqrstuvwxyz'

/** A timestamp identifier: 53 bits of µs since 1970, 10 bits of clock, 13 digits. */
export function tid(micros: bigint, clock: number): string {
  let value = (micros << 10n) | BigInt(clock)
  let text = ''
  for (let digit = 0; digit < 13; digit++, value >>= 5n) text = DIGITS[Number(value & 31n)]! + text
  return text
}

/** The earliest key a record made at this instant can have. */
export const tidAt = (at: Date): string => tid(BigInt(at.getTime()) * 1000n, 0)

/** When a record with this key was made; null: the key is not a TID. */
export function timeOfTid(key: string): Date | null {
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(key)) return null
  const value = Array.from(key).reduce((sum, digit) => (sum << 5n) | BigInt(DIGITS.indexOf(digit)), 0n)
  return new Date(Number((value >> 10n) / 1000n))
}

/**
 * The record key of an outgoing message: the same for every attempt, so that a second one writes the same record and never
 * a second. Made of the time in the outbox id (UUID version 7, ms) and of a digest of it for the rest: two messages of one
 * ms meet once in ten million.
 * @param part of a thread: each a µs after the one before
 */
export function keyOf(outboxId: string, part = 0): string {
  const ms = BigInt(`0x${outboxId.replaceAll('-', '').slice(0, 12)}`)
  const rest = createHash('sha256').update(outboxId).digest().readUInt32BE(0)
  return tid(ms * 1000n + BigInt((rest % 1000) + part), (rest >>> 12) % 1024)
}

/** The at:// address a post will have: known before it is sent, because we choose the record's key. Of a direct message it is the network's. */
export const chooseId = (account: Account, message: Outgoing): string | null =>
  message.visibility === 'direct' ? null : `at://${Settings.parse(account.settings).did}/${COLLECTION}/${keyOf(message.id)}`
