import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AccountTrouble, type Home, type SignIn } from '../adapter.ts'
import { openApi, type Api } from './api.ts'
import { Settings } from './credentials.ts'
import { readInstance } from './instance.ts'
import { Refused } from './trouble.ts'

/** What we ask for: to know who we are, to read what is said to us, to answer, with pictures. */
const SCOPES = 'read:accounts read:notifications read:statuses write:statuses write:media'

const App = z.object({ client_id: z.string(), client_secret: z.string() })
/** Mastodon's own tokens do not end; those of some of its kin do, and say so (RFC 6749 5.1, seconds). */
const Token = z.object({ access_token: z.string(), expires_in: z.number().positive().nullish().catch(null) })
/** What must be known again when the person comes back. */
const Kept = z.object({ app: App, verifier: z.string(), settings: Settings })

const callbackOf = (home: Home): string => `${home.url}/api/channels/mastodon/callback`
const now = () => new Date()

/**
 * Sign-in at the account's own server: Aerie registers itself there, the person allows it, and a code becomes a token (OAuth 2,
 * RFC 6749 4.1, with PKCE, RFC 7636, which older servers pass over; docs.joinmastodon.org/client/authorized, 2026-11).
 */
export const signIn: SignIn = {
  documents: () => Promise.resolve({}),

  async begin(home, given) {
    const typed = Settings.parse(given)
    const { origin: server } = await readInstance(openApi({ home, server: typed.server, now }))
    const app = await register(openApi({ home, server, now }), home)
    const [state, verifier] = [randomBytes(24).toString('base64url'), randomBytes(48).toString('base64url')]
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.client_id,
      redirect_uri: callbackOf(home),
      scope: SCOPES,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    return { url: `${server}/oauth/authorize?${query}`, state, kept: { app, verifier, settings: { ...typed, server } } }
  },

  async finish(home, query, given) {
    const { app, verifier, settings } = Kept.parse(given)
    const code = query.get('code')
    if (!code) throw denied(query)
    const form = { ...app, grant_type: 'authorization_code', code, redirect_uri: callbackOf(home), code_verifier: verifier, scope: SCOPES }
    const { data } = await openApi({ home, server: settings.server, now })
      .post('/oauth/token', { form })
      .catch((error: unknown) => {
        // a code is good for a few minutes, and once (RFC 6749 5.2)
        throw error instanceof Refused && error.status < 500 && error.status !== 429 ? new AccountTrouble(error.message, AGAIN, { cause: error }) : error
      })
    const { access_token: accessToken, expires_in: seconds } = Token.parse(data)
    return { secret: { accessToken, ...(seconds && { endsAt: new Date(now().getTime() + seconds * 1000).toISOString() }) }, settings }
  },
}

async function register(api: Api, home: Home): Promise<z.output<typeof App>> {
  const form = { client_name: 'Aerie', redirect_uris: callbackOf(home), scopes: SCOPES, website: home.url }
  return App.parse((await api.post('/api/v1/apps', { form })).data)
}

const AGAIN = 'The server did not finish the sign-in. Begin it again.'
const denied = (query: URLSearchParams): AccountTrouble =>
  query.get('error') === 'access_denied'
    ? new AccountTrouble('denied', 'The sign-in was not allowed at the server. Begin it again if that was a mistake.')
    : new AccountTrouble(query.get('error') ?? 'no code', AGAIN)
