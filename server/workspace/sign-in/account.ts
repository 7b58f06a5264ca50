import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** What the auth library keeps of a member. Its address counts as proven: an administrator, or the identity provider, vouched for it. */
export async function makeAccount(tx: Tx, { id, name, email }: { id: string; name: string; email: string }): Promise<void> {
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${id}, ${name}, ${email.toLowerCase()}, true)`.execute(tx)
}

/** Gives an account its password, hashed by the library (scrypt). Only at setup: everybody else sets their own by a link. */
export async function setPassword(tx: Tx, id: string, password: string, now: Date): Promise<void> {
  await sql`
    insert into auth.account ("accountId", "providerId", "userId", password, "updatedAt")
    values (${id}, 'credential', ${id}, ${await hashPassword(password)}, ${now})`.execute(tx)
}

/** Ends an account with all its sessions, passwords, second factors and links. Whoever uses it is signed out at once. */
export async function endAccount(tx: Tx, id: string): Promise<void> {
  await sql`delete from auth.verification where value = ${id}`.execute(tx)
  await sql`delete from auth."user" where id = ${id}`.execute(tx)
}

/** Forgets an account's second factor, its backup codes and the devices it trusted (the library names them so), and ends its sessions. */
export async function forgetSecondFactor(tx: Tx, id: string): Promise<void> {
  await sql`delete from auth."twoFactor" where "userId" = ${id}`.execute(tx)
  await sql`update auth."user" set "twoFactorEnabled" = false where id = ${id}`.execute(tx)
  await sql`delete from auth.verification where value = ${id} and identifier like 'trust-device-%'`.execute(tx)
  await sql`delete from auth.session where "userId" = ${id}`.execute(tx)
}
