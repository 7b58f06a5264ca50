import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/** An identity provider of a company, played by a real one (npm oidc-provider). Everybody's password is whatever they type. */
export interface IdentityProvider extends AsyncDisposable {
  issuer: string
  clientId: string
  clientSecret: string
  /** Walks through its pages as this person. @returns the address it sends the browser back to */
  signInAs(person: string, authorizeUrl: string): Promise<string>
}

/** Starts one that knows these people by their login, and sends them back to `callback`. */
export async function startIdentityProvider(
  callback: string,
  people: Record<string, { email: string; email_verified: boolean; name: string }>,
): Promise<IdentityProvider> {
  const client = {
    client_id: 'aerie',
    client_secret: 'a secret of the two',
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const provider = new Provider(issuer, {
    clients: [client],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id]! }) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    signInAs: (person, authorizeUrl) => walk(person, authorizeUrl, callback),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Follows redirects and fills the provider's two forms (login, consent) until it sends the browser to the callback. */
async function walk(person: string, start: string, callback: string): Promise<string> {
  const cookies = new Map<string, string>()
  let [url, form]: [string, Record<string, string> | null] = [start, null]
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(callback)) return url
    const answer = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!location && !action) throw new Error(`the identity provider says: ${answer.status} ${page.slice(0, 500)}`)
    form = location ? null : page.includes('name="login"') ? { prompt: 'login', login: person, password: 'anything' } : { prompt: 'consent' }
    url = new URL(location ?? action!, url).href
  }
  throw new Error('the identity provider led in circles')
}
