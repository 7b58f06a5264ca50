import { createECDH } from 'node:crypto'
import {
  buildAtprotoLoopbackClientMetadata,
  JoseKey,
  NodeOAuthClient,
  type NodeSavedSession,
  type NodeSavedState,
  type OAuthClientMetadataInput,
  type OAuthSession,
} from '@atproto/oauth-client-node'
import { AccountTrouble, type Account, type Home } from '../adapter.ts'
import { Secret, Settings } from './credentials.ts'

/** What we ask for: to read notifications and to post, as an app password may. */
const SCOPE = 'atproto transition:generic'
const KEY_ID = 'aerie-1'

const callbackOf = (home: Home): string => `${home.url}/api/channels/bluesky/callback`

/**
 * What Bluesky reads about us. An Aerie that is reached on this machine alone cannot be read from outside; the protocol has
 * a fixed client of the name `http://localhost` for that, which cannot prove itself (atproto.com/specs/oauth, 2026).
 */
export function clientMetadata(home: Home): OAuthClientMetadataInput {
  if (home.local) return buildAtprotoLoopbackClientMetadata({ scope: SCOPE, redirect_uris: [callbackOf(home).replace('//localhost', '//127.0.0.1')] })
  return {
    client_id: `${home.url}/api/channels/bluesky/client-metadata.json`,
    client_name: 'Aerie',
    client_uri: home.url,
    redirect_uris: [callbackOf(home)],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: SCOPE,
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    dpop_bound_access_tokens: true,
    jwks: { keys: [publicKey(home)] },
  }
}

/** Our key at Bluesky: made of the install's own, so that it is the same after a restart and nowhere stored. */
function privateKey(home: Home) {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(home.key('bluesky client'))
  const point = curve.getPublicKey()
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  return { kty: 'EC' as const, crv: 'P-256' as const, x: part(1, 33), y: part(33, 65), d: curve.getPrivateKey('base64url'), kid: KEY_ID, alg: 'ES256' as const }
}

function publicKey(home: Home) {
  const { d: _, ...shown } = privateKey(home)
  return { ...shown, use: 'sig' as const }
}

/** Where the library keeps what it must know again. */
interface Stores {
  state?: { set(key: string, state: NodeSavedState): void; get(key: string): NodeSavedState | undefined }
  session: {
    set(did: string, session: NodeSavedSession): void | Promise<void>
    get(did: string): NodeSavedSession | undefined | Promise<NodeSavedSession | undefined>
    del(did: string): void | Promise<void>
  }
  alone: <T>(work: () => Promise<T>) => Promise<T>
}

/** The library's client, for this install and these stores. */
export async function makeClient(home: Home, settings: Settings, fetch: typeof globalThis.fetch, { state, session, alone }: Stores): Promise<NodeOAuthClient> {
  const none = { set: () => undefined, get: () => undefined }
  return new NodeOAuthClient({
    clientMetadata: clientMetadata(home),
    keyset: home.local ? undefined : [await JoseKey.fromImportable(JSON.stringify(privateKey(home)), KEY_ID)],
    stateStore: { ...(state ?? none), del: () => undefined },
    sessionStore: session,
    requestLock: async (_, work) => alone(async () => work()),
    plcDirectoryUrl: settings.directory,
    allowHttp: home.local,
    fetch,
  })
}

/** Opens the session of a sign-in. A token that is renewed may be used once, so one process renews at a time and the newest is read. */
export async function restoreOauth(account: Account, fetch: typeof globalThis.fetch): Promise<OAuthSession> {
  const settings = Settings.parse(account.settings)
  const client = await makeClient(account.home, settings, fetch, {
    alone: (work) => account.alone(work),
    session: {
      get: async () => Secret.parse(await account.readSecret()).oauth,
      set: async (_, oauth) => account.keepSecret({ oauth }),
      del: () => undefined, // it stays until a person signs in anew: they are told
    },
  })
  if (!settings.did) throw new AccountTrouble('no account', 'Connect the account again by signing in at Bluesky.')
  return client.restore(settings.did)
}
