import { OAuthCallbackError, OAuthResolverError, type NodeSavedSession, type NodeSavedState } from '@atproto/oauth-client-node'
import { z } from 'zod'
import { AccountTrouble, type Home, type SignIn } from '../adapter.ts'
import { Settings } from './credentials.ts'
import { makeFetch } from './fetch.ts'
import { clientMetadata, makeClient } from './oauth-client.ts'

/** What must be known again when the person comes back. */
const Kept = z.object({ state: z.string(), saved: z.custom<NodeSavedState>(), settings: Settings })

const alone = <T>(work: () => Promise<T>): Promise<T> => work()
const noSessions = { set: () => undefined, get: () => undefined, del: () => undefined }

/** Sign-in at the account's own server (OAuth with PAR, PKCE and DPoP; atproto.com/specs/oauth, 2026). */
export const signIn: SignIn = {
  documents: (home: Home) => Promise.resolve(home.local ? {} : { 'client-metadata.json': clientMetadata(home) }),

  async begin(home, given) {
    const settings = Settings.parse(given)
    let kept: z.input<typeof Kept> | null = null
    const state = { get: () => undefined, set: (key: string, saved: NodeSavedState) => void (kept = { state: key, saved, settings }) }
    const client = await makeClient(home, settings, makeFetch(home), { state, session: noSessions, alone })
    const url = await telling(client.authorize(settings.service))
    return { url: url.toString(), state: kept!.state, kept: kept! }
  },

  async finish(home, query, given) {
    const { state, saved, settings } = Kept.parse(given)
    let oauth: NodeSavedSession | null = null
    const client = await makeClient(home, settings, makeFetch(home), {
      state: { get: (key) => (key === state ? saved : undefined), set: () => undefined },
      session: { ...noSessions, set: (_, session) => void (oauth = session) },
      alone,
    })
    const { session } = await telling(client.callback(query))
    return { secret: { oauth }, settings: { ...settings, did: session.did } }
  },
}

async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    const ours = within(cause)
    if (ours) throw ours
    if (cause instanceof OAuthCallbackError && cause.params.get('error') === 'access_denied')
      throw new AccountTrouble('denied', 'The sign-in was not allowed at Bluesky. Begin it again if that was a mistake.', { cause })
    if (cause instanceof OAuthCallbackError || cause instanceof OAuthResolverError)
      throw new AccountTrouble(cause.message, `Bluesky did not accept the sign-in (${cause.message}). Check the server’s address and begin again.`, { cause })
    throw cause
  }
}

/** The library wraps what goes wrong, also what our own fetch refuses: finds that again. */
function within(error: unknown): AccountTrouble | null {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof AccountTrouble) return one
  return null
}
