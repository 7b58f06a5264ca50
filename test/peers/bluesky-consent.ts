import { request, type IncomingHttpHeaders } from 'node:http'
import type { BlueskyAccount } from './bluesky.ts'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/**
 * Signs in on the network's own page and allows what is asked, by the requests that page makes in a browser.
 * @param address where an application sends its user
 * @returns where the network sends them back to
 */
export async function allow(address: string, account: Pick<BlueskyAccount, 'handle' | 'password' | 'did'>): Promise<URL> {
  const { origin } = new URL(address)
  const jar = new Map<string, string>()
  const asPage = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const asScript = {
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'same-origin',
    'sec-fetch-dest': 'empty',
    origin,
    referer: address,
    'content-type': 'application/json',
  }
  const post = async <T>(path: string, body: object, more: Record<string, string> = {}): Promise<T> => {
    const answer = await ask(
      'POST',
      `${origin}/@atproto/oauth-provider/~api${path}`,
      { ...asScript, 'x-csrf-token': jar.get('csrf-token')!, ...more },
      jar,
      JSON.stringify(body),
    )
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`)
    return JSON.parse(answer.body) as T
  }
  const page = await ask('GET', address, asPage, jar)
  if (page.status !== 200) throw new Error(`the authorization page: ${page.status} ${page.body.slice(0, 500)}`)
  const { ephemeralToken } = await post<{ ephemeralToken?: string }>('/sign-in', {
    locale: 'en',
    username: account.handle,
    password: account.password,
    remember: false,
  })
  const { url } = await post<{ url: string }>('/consent', { did: account.did }, ephemeralToken ? { authorization: `Bearer ${ephemeralToken}` } : {})
  const back = await ask('GET', url, { ...asPage, 'sec-fetch-site': 'same-origin', referer: address }, jar)
  return new URL(back.headers.location!)
}

function ask(method: string, address: string, headers: Record<string, string>, jar: Map<string, string>, body?: string): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      { method, headers: { ...headers, cookie, 'user-agent': 'Mozilla/5.0', accept: '*/*', ...(body && { 'content-length': Buffer.byteLength(body) }) } },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) {
            const [name, value] = line.split(';')[0]!.split('=') as [string, string]
            jar.set(name, value)
          }
          resolve({ status: response.statusCode!, headers: response.headers, body: text })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
