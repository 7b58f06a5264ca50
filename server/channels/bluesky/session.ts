import { Agent, AtpAgent, type AtpSessionData } from '@atproto/api'
import { AccountTrouble, type Account, type Allowance } from '../adapter.ts'
import { Secret, Settings } from './credentials.ts'
import { makeFetch } from './fetch.ts'
import { restoreOauth } from './oauth-client.ts'
import { asTrouble, telling } from './trouble.ts'

/** Somebody signed in, ready to ask. */
export interface Session {
  agent: Agent
  did: string
  /** As it was when the account was last looked up. */
  handle: string
  /** What the server last said may still be asked; null: nothing yet. */
  allowance(): Allowance | null
}

/**
 * Opens the account with what is kept: the session of before if there is one, else the app password. A session is kept as
 * it is renewed, because signing in is rationed (30 in 5 minutes, 300 a day an account; docs.bsky.app rate limits, 2026).
 */
export async function openSession(account: Account): Promise<Session> {
  let allowance: Allowance | null = null
  const fetch = makeFetch(account.home, (told) => {
    allowance = told
    account.tell({ allowance })
  })
  const secret = Secret.parse(account.secret)
  const { handle } = Settings.parse(account.settings)
  if (secret.oauth) {
    const session = await telling(restoreOauth(account, fetch))
    return { agent: new Agent(session), did: session.did, handle, allowance: () => allowance }
  }
  const agent = await openWithPassword(account, secret, fetch)
  return { agent, did: agent.assertDid, handle: agent.session?.handle ?? handle, allowance: () => allowance }
}

async function openWithPassword(account: Account, secret: Secret, fetch: typeof globalThis.fetch): Promise<AtpAgent> {
  const settings = Settings.parse(account.settings)
  if (!secret.appPassword) throw new AccountTrouble('no app password', 'Enter an app password, or connect the account by signing in at Bluesky.')
  const agent: AtpAgent = new AtpAgent({
    service: settings.service,
    fetch,
    persistSession: (_, session) => void keep(account, secret, session, agent),
  })
  if (secret.session) {
    agent.sessionManager.session = secret.session
    if (secret.session.pds) agent.sessionManager.pdsUrl = new URL(secret.session.pds)
    return agent
  }
  await signIn(agent, settings, secret.appPassword)
  await keep(account, secret, agent.session, agent)
  return agent
}

async function signIn(agent: AtpAgent, settings: Settings, password: string): Promise<void> {
  try {
    await agent.login({ identifier: settings.did ?? settings.handle, password })
  } catch (error) {
    const moved = settings.did ? await movedTo(agent, settings) : null
    if (moved)
      throw new AccountTrouble(`moved to ${moved}`, `This account has moved to ${moved}. Enter that as its server, with an app password made there.`, {
        cause: error,
      })
    throw asTrouble(error)
  }
  if (scopeOf(agent.session) === 'com.atproto.access')
    throw new AccountTrouble(
      'the main password',
      'This is the account’s own password. Make an app password in Bluesky under Settings → Privacy and security → App passwords, and enter that: it can be revoked by itself.',
    )
}

/** Where the account's entry in the directory says that it lives, if that is not where we asked; null: there, or not known. */
async function movedTo(agent: AtpAgent, { did, directory, service }: Settings): Promise<string | null> {
  const entry = (await agent.sessionManager.fetch(new URL(`/${did}`, directory)).then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  )) as {
    service?: { id: string; serviceEndpoint: string }[]
  } | null
  const home = entry?.service?.find((one) => one.id.endsWith('#atproto_pds'))?.serviceEndpoint
  // Bluesky's own servers are all behind one door: an account that lives on one of them has not moved.
  return home && new URL(home).host !== new URL(service).host && !new URL(home).host.endsWith('.host.bsky.network') ? home : null
}

/** What a session may do, as its token says: `com.atproto.appPass` for an app password. */
function scopeOf(session: AtpSessionData | undefined): string | null {
  const claims = session?.accessJwt.split('.')[1]
  return claims ? ((JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { scope?: string }).scope ?? null) : null
}

async function keep(account: Account, secret: Secret, session: AtpSessionData | undefined, agent: AtpAgent): Promise<void> {
  const pds = agent.sessionManager.pdsUrl?.toString()
  await account.keepSecret({ appPassword: secret.appPassword, ...(session && { session: { ...session, pds } }) }).catch(() => undefined) // it lives on in memory, and the next renewal keeps it
}
