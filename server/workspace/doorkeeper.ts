import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Doorkeeper } from '#platform/http/default-deny.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { findKey, findKeys } from './key/find-key.ts'
import { ABILITIES, may } from './role.ts'
import type { Auth } from './sign-in/auth.ts'
import { findSignedIn } from './sign-in/find-signed-in.ts'
import { refuseForeignPage } from './sign-in/origin.ts'
import { readSession, type SignedIn } from './sign-in/session.ts'

/** What somebody was let in with: a session or an API key. Kept by whoever stays long (the live stream), to ask again. */
export type Pass = ({ kind: 'session' } & SignedIn) | { kind: 'key'; keyId: string }

/** Stands at every door: an API key (`Authorization: Bearer aerie_…`) or a session says who asks; the role says what they may. */
export interface WorkspaceDoorkeeper extends Doorkeeper {
  /** What this request was let in with. Only after whoAsks. */
  passOf(request: FastifyRequest): Pass
  /** Looks again at who stays: each pass that still counts, with the actor as they are now. */
  lookAgain(passes: readonly Pass[]): Promise<Map<Pass, Actor>>
}

export function doorkeeper(platform: Platform, auth: Auth): WorkspaceDoorkeeper {
  const letInWith = new WeakMap<FastifyRequest, Pass>()
  return {
    async whoAsks(request, reply) {
      const letIn = request.headers.authorization ? await byKey(platform, request.headers.authorization) : await bySession(platform, auth, request, reply)
      if (!letIn) throw new Refusal('not-signed-in', 'not-signed-in', 'Sign in, or send an API key that has not been revoked.')
      letInWith.set(request, letIn.pass)
      return letIn.actor
    },
    passOf: (request) => letInWith.get(request)!,
    lookAgain: (passes) => lookAgain(platform, passes),
    demand(actor, ability) {
      if (ability in ABILITIES && may(actor.role, ability as keyof typeof ABILITIES)) return
      throw new Refusal('not-allowed', 'not-allowed', `Your role (${actor.role}) may not do this. Ask an administrator of your workspace.`)
    },
  }
}

async function byKey(platform: Platform, authorization: string): Promise<{ actor: Actor; pass: Pass } | null> {
  const actor = await findKey(platform, authorization)
  return actor && { actor, pass: { kind: 'key', keyId: actor.id } }
}

async function bySession(platform: Platform, auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<{ actor: Actor; pass: Pass } | null> {
  const session = await readSession(auth, request, reply)
  if (!session) return null
  refuseForeignPage(platform.config, request)
  const actor = (await findSignedIn(platform.db, [session])).get(session.sessionId)
  return actor ? { actor, pass: { kind: 'session', ...session } } : null
}

async function lookAgain({ db }: Platform, passes: readonly Pass[]): Promise<Map<Pass, Actor>> {
  const sessions = await findSignedIn(
    db,
    passes.filter((pass) => pass.kind === 'session'),
  )
  const keys = await findKeys(
    db,
    passes.flatMap((pass) => (pass.kind === 'key' ? [pass.keyId] : [])),
  )
  const found = passes.map((pass) => [pass, pass.kind === 'key' ? keys.get(pass.keyId) : sessions.get(pass.sessionId)] as const)
  return new Map(found.filter((entry): entry is [Pass, Actor] => entry[1] !== undefined))
}
