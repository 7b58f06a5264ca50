import type { BetterAuthOptions } from 'better-auth'
import { sql } from 'kysely'
import { inTransaction } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Platform } from '#platform/work.ts'

type Hooks = NonNullable<BetterAuthOptions['databaseHooks']>
type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>

/** Lets in by single sign-on who is a member, by address or by an earlier sign-in; others only where AERIE_OIDC_ROLE invites them all. */
export function onlyMembers({ config, db }: Platform): Validate {
  return async ({ user, source }) => {
    if (source.oauth?.profile?.['email_verified'] === false)
      return { error: 'email_not_verified', errorDescription: 'Your identity provider has not verified your address.' }
    const { rows } = await sql`
      select from workspace.member where removed_at is null and (id::text = ${user.id ?? ''} or lower(email) = ${(user.email ?? '').toLowerCase()})`.execute(db)
    if (rows.length > 0 || (config.oidc?.role && source.action === 'create-user')) return undefined
    return { error: 'not_invited', errorDescription: 'Nobody has invited this address. Ask an administrator of your workspace.' }
  }
}

/** The signal that some session has ended. */
export const SESSION_ENDED = 'session ended'

/**
 * Keeps the member beside the account: whoever comes by single sign-on without an invitation becomes a member, and the
 * first way of signing in that somebody gets (a password set, a provider linked) is when they have joined. A session that
 * ends is told to every process, so that live streams end with it.
 */
export function keepMembership({ clock, config, db, live }: Platform): Hooks {
  return {
    session: { delete: { after: () => live.signal(SESSION_ENDED, {}) } },
    user: {
      create: {
        after: async (user) => {
          await sql`insert into workspace.member (id, email, name, role, joined_at)
            values (${user.id}, ${user.email}, ${user.name}, ${config.oidc?.role ?? 'viewer'}, ${clock.now()})`.execute(db)
        },
      },
    },
    account: {
      create: {
        after: async ({ id, userId }) => {
          await inTransaction(db, async (tx) => {
            const { rows } = await sql`select from auth.account where "userId" = ${userId} and id <> ${id}`.execute(tx)
            if (rows.length === 0) await record(tx, clock.now(), [{ kind: 'member.joined', by: userId, data: { memberId: userId } }])
          })
        },
      },
    },
  }
}
