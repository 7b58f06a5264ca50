import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './outage/folder.ts'

/** Encrypts what must be read again (channel credentials) and derives the other keys of this install. */
export interface Secrets {
  /** Any JSON value → bytes for the database. `about` (the row's id) is bound in: a secret copied to another row does not open. */
  seal(value: unknown, about: string): Buffer
  open(sealed: Buffer, about: string): unknown
  /** A key for one purpose (session cookies, unsubscribe links), the same after a restart. 32 bytes, hex. */
  derive(purpose: string): string
  /** A keyed digest (HMAC-SHA-256, base64url): tells whether two texts are the same without giving either away, even a password. */
  fingerprint(text: string): string
}

/** AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, 16 of tag, then the text. */
export function openSecrets(master: Buffer): Secrets {
  if (master.length !== 32) throw new Error('the secret key must be 32 bytes')
  const sealing = keyFor(master, 'channel secrets')
  const fingerprinting = keyFor(master, 'fingerprints')
  return {
    seal(value, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed, about) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12)).setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(12, 28))
      return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'))
    },
    derive: (purpose) => keyFor(master, purpose).toString('hex'),
    fingerprint: (text) => createHmac('sha256', fingerprinting).update(text).digest('base64url'),
  }
}

const keyFor = (master: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', `aerie ${purpose}`, 32))

/**
 * The install's key: from AERIE_SECRET_KEY (64 hex digits), else from `secret.key` in the data folder, made on first
 * start and readable by its owner alone. It is never in the database or in a backup made without it.
 */
export function readMasterKey(dataFolder: string, given: string | undefined): Buffer {
  if (given) return Buffer.from(given, 'hex')
  const file = join(dataFolder, 'secret.key')
  if (!existsSync(file)) {
    makeFolder(dataFolder, 0o711)
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

/** SHA-256, for keys that are themselves chance and need no slow hash. */
export const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares two secrets in constant time. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
