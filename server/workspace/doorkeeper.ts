import { sql } from 'kysely'
import type { FastifyRequest } from 'fastify'
import type { Doorkeeper } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import { digest } from '#platform/secrets.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { ABILITIES, may } from './role.ts'

/** The member's id behind a request's session cookie; null: nobody is signed in. */
export type WhoIsSignedIn = (request: FastifyRequest) => Promise<string | null>

/** Stands at every door: an API key (`Authorization: Bearer aerie_…`) or a session says who asks; the role says what they may. */
export function doorkeeper(platform: Platform, whoIsSignedIn: WhoIsSignedIn): Doorkeeper {
  return {
    async whoAsks(request) {
      const actor = request.headers.authorization ? await findKey(platform, request.headers.authorization) : await findMember(platform, await whoIsSignedIn(request))
      if (actor) return actor
      throw new Refusal('not-signed-in', 'not-signed-in', 'Sign in, or send an API key that has not been revoked.')
    },
    demand(actor, ability) {
      if (ability in ABILITIES && may(actor.role, ability as keyof typeof ABILITIES)) return
      throw new Refusal('not-allowed', 'not-allowed', `Your role (${actor.role}) may not do this. Ask an administrator of your workspace.`)
    },
  }
}

async function findMember({ db }: Platform, id: string | null): Promise<Actor | null> {
  if (!id) return null
  const { rows } = await sql<Actor>`
    select id, 'member' as kind, name, role, array(select team_id::text from workspace.team_member where member_id = member.id) as teams
    from workspace.member where id = ${id} and removed_at is null`.execute(db)
  return rows[0] ?? null
}

async function findKey({ db, clock }: Platform, authorization: string): Promise<Actor | null> {
  const key = /^Bearer (aerie_\S+)$/.exec(authorization)?.[1]
  if (!key) return null
  const { rows } = await sql<Actor & { stale: boolean }>`
    select id, 'key' as kind, name, role, '{}'::text[] as teams, coalesce(last_used_at < ${clock.now()}::timestamptz - interval '1 minute', true) as stale
    from workspace.api_key where hash = ${digest(key)} and revoked_at is null`.execute(db)
  const [found] = rows
  if (!found) return null
  const { stale, ...actor } = found
  if (stale) await sql`update workspace.api_key set last_used_at = ${clock.now()} where id = ${actor.id}`.execute(db)
  return actor
}
