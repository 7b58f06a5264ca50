import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSignature } from 'better-auth/crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { z } from 'zod'
import { openContext } from '../server/app/context.ts'
import type { Contract } from '../server/app/contract.ts'
import { startWeb } from '../server/app/web.ts'
import { startWorkers } from '../server/app/workers.ts'
import { readConfig } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { openLog, type Log } from '../server/platform/log.ts'
import { digest } from '../server/platform/secrets.ts'
import type { Actor, Platform } from '../server/platform/work.ts'
import { readTeams, type Team } from '../server/workspace/read.ts'
import type { Role } from '../server/workspace/role.ts'
import { ensureSetup } from '../server/workspace/setup/ensure-setup.ts'
import { makeClock, type VirtualClock } from './clock.ts'
import type { TestDatabase } from './database.ts'

type Given<E, Part extends string> = E extends { [P in Part]: infer S extends z.ZodType } ? { [P in Part]: z.input<S> } : { [P in Part]?: never }
/** What an endpoint is asked: `params` and `body` as its contract says; `query` may be left out; `key` is the Idempotency-Key. */
export type Ask<N extends keyof Contract> = Given<Contract[N], 'params'> &
  Given<Contract[N], 'body'> & {
    query?: Contract[N] extends { query: infer Q extends z.ZodType } ? Partial<z.input<Q>> : never
    key?: string
    headers?: Record<string, string>
  }
export type Told<N extends keyof Contract> = Contract[N] extends { returns: infer S extends z.ZodType } ? z.output<S> : never
export interface ToldNo {
  status: number
  code: string
  detail: string
  [more: string]: unknown
}

/** Somebody who makes requests. */
export interface Caller {
  actor: Actor
  headers: Record<string, string>
  /** Makes the request and gives back the parsed answer; a refusal is an error that shows the problem. */
  call<N extends keyof Contract>(name: N, ...ask: Record<string, never> extends Ask<N> ? [Ask<N>?] : [Ask<N>]): Promise<Told<N>>
  /** The same, for when "no" is expected: gives back the problem. */
  refused<N extends keyof Contract>(name: N, ...ask: Record<string, never> extends Ask<N> ? [Ask<N>?] : [Ask<N>]): Promise<ToldNo>
}

/** A whole Aerie in this process, without a port. */
export interface TestServer extends AsyncDisposable {
  platform: Platform
  http: FastifyInstance
  clock: VirtualClock
  /** The teams a company begins with; Care takes what no rule sends elsewhere. */
  teams: { care: Team; sales: Team; marketing: Team }
  /** A new member of this role, in these teams (none, unless said), signed in. */
  asMember(role: Role, options?: { name?: string; teams?: string[]; email?: string }): Promise<Caller>
  /** A new API key of this role. */
  asKey(role: Role): Promise<Caller>
  stranger: Caller
  /** Listens on a port of its own, for what cannot be injected. @returns the address */
  address(): Promise<string>
  /** Starts what works in the background; it stops with the server. */
  startWorkers(): Promise<void>
}

/** Starts a server on this database. Its clock is virtual and stands on Monday, 2 March 2026, 09:00 UTC. */
export async function makeServer(
  database: Pick<TestDatabase, 'url' | 'db'>,
  options: { env?: Record<string, string>; clock?: VirtualClock; log?: Log } = {},
): Promise<TestServer> {
  const clock = options.clock ?? makeClock()
  const dataFolder = mkdtempSync(join(tmpdir(), 'aerie-test-'))
  const config = readConfig({
    AERIE_DATA: dataFolder,
    DATABASE_URL: 'postgres://given',
    AERIE_LOG: process.env['AERIE_TEST_LOG'] ?? 'silent',
    AERIE_URL: 'http://aerie.test',
    ...options.env,
  })
  const platform = await openContext(config, { url: database.url, log: options.log ?? openLog(config.logLevel), clock })
  await ensureSetup(platform)
  const http = await startWeb(platform)
  const teams = await readTeams(platform.db)
  let address: Promise<string> | undefined
  const stops: (() => Promise<void>)[] = []
  const caller = (actor: Actor, headers: Record<string, string>): Caller => makeCaller(http, actor, headers)
  return {
    platform,
    http,
    clock,
    teams: {
      care: teams.find((team) => team.purpose === 'care')!,
      sales: teams.find((team) => team.purpose === 'sales')!,
      marketing: teams.find((team) => team.purpose === 'marketing')!,
    },
    stranger: caller({ id: '', kind: 'member', name: 'a stranger', role: 'nobody', teams: [] }, {}),
    async asMember(role, { name = `a ${role}`, teams: into = [], email } = {}) {
      const actor: Actor = { id: newId(), kind: 'member', name, role, teams: into }
      const mail = email ?? `${actor.id}@aerie.test`
      await sql`insert into workspace.member (id, email, name, role, joined_at) values (${actor.id}, ${mail}, ${name}, ${role}, ${clock.now()})`.execute(
        database.db,
      )
      await sql`insert into workspace.team_member (team_id, member_id) select unnest(${into}::uuid[]), ${actor.id}`.execute(database.db)
      return caller(actor, { cookie: await signIn(platform, { ...actor, email: mail }), origin: config.url })
    },
    async asKey(role) {
      const actor: Actor = { id: newId(), kind: 'key', name: `a key of ${role}`, role, teams: [] }
      const key = `aerie_${actor.id}`
      await sql`insert into workspace.api_key (id, name, role, prefix, hash, created_at) values (${actor.id}, ${actor.name}, ${role}, 'aerie_', ${digest(key)}, ${clock.now()})`.execute(
        database.db,
      )
      return caller(actor, { authorization: `Bearer ${key}` })
    },
    address: () => (address ??= http.listen({ host: '127.0.0.1', port: 0 })),
    async startWorkers() {
      const workers = await startWorkers(platform)
      stops.push(() => workers.stop())
    },
    async [Symbol.asyncDispose]() {
      for (const stop of stops) await stop()
      await http.close()
      await platform.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** An account with a session, as the auth library keeps them. @returns the cookie of a browser that signed in long ago */
async function signIn({ db, secrets }: Platform, { id, name, email }: { id: string; name: string; email: string }): Promise<string> {
  const token = newId()
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${id}, ${name}, ${email.toLowerCase()}, true)`.execute(db)
  await sql`insert into auth.account ("accountId", "providerId", "userId", "updatedAt") values (${id}, 'credential', ${id}, now())`.execute(db)
  await sql`insert into auth.session (token, "userId", "expiresAt", "updatedAt") values (${token}, ${id}, now() + interval '7 days', now())`.execute(db)
  return `aerie.session_token=${encodeURIComponent(`${token}.${await makeSignature(token, secrets.derive('sessions'))}`)}`
}

function makeCaller(http: FastifyInstance, actor: Actor, headers: Record<string, string>): Caller {
  const send = async (
    name: string,
    ask: { params?: Record<string, string>; query?: object; body?: unknown; key?: string; headers?: Record<string, string> } = {},
  ) => {
    const [method, path] = name.split(' ') as ['GET', string]
    const url = `/api/v1${path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(ask.params?.[part] ?? ''))}`
    return http.inject({
      method,
      url,
      query: Object.fromEntries(
        Object.entries(ask.query ?? {})
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [key, String(value)]),
      ),
      headers: { ...headers, ...(ask.key && { 'idempotency-key': ask.key }), ...ask.headers },
      ...(ask.body !== undefined && { payload: ask.body as object }),
    })
  }
  return {
    actor,
    headers,
    async call(name, ...[ask]) {
      const answer = await send(name, ask)
      if (answer.statusCode !== 200) throw new Error(`${name} as ${actor.name}: ${answer.statusCode} ${answer.body}`)
      return answer.json()
    },
    async refused(name, ...[ask]) {
      const answer = await send(name, ask)
      if (answer.statusCode < 400) throw new Error(`${name} as ${actor.name} was not refused: ${answer.statusCode} ${answer.body}`)
      return answer.json()
    },
  }
}
