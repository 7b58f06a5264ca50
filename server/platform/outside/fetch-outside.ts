import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, mayReach, resolveBySystem, type Allowed, type Resolve } from './lookup.ts'
import { OutsideError } from './outside-error.ts'
import { readBody } from './read-body.ts'

/** What a server outside answered. Any status counts as an answer. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** Uncompressed. */
  body: Buffer
  /** Where it came from in the end. */
  url: string
  /** Every redirect on the way said that it is for good (301, 308): ask here from now on. Null: stay with the address asked. */
  movedTo: string | null
}

export interface FetchOptions {
  /**
   * Default GET, with a body POST. An answer to anything but GET that leads elsewhere is given back as it is: what was written is
   * not written again somewhere else.
   */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: string | Uint8Array
  headers?: Record<string, string>
  /** The longest body, in bytes, compressed or not. Default 10 MB. */
  maxBytes?: number
  /** ms for the whole of it, redirects and the last byte included, so that a slow drip ends too. Default 30,000. */
  patience?: number
  /** Redirects followed. Default 5. */
  redirects?: number
  signal?: AbortSignal
  allowed?: Allowed
  resolve?: Resolve
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const FOR_GOOD = new Set([301, 308])

/**
 * Asks at an address that somebody gave us. Only the open internet is reached, by http and https, on ports 80, 443 and above
 * 1023; the check is made on the address that is connected to, for every redirect again. Size and time are bounded.
 * Throws an OutsideError when there is no answer to give.
 */
export async function fetchOutside(address: string, options: FetchOptions = {}): Promise<Answer> {
  const signal = AbortSignal.any([AbortSignal.timeout(options.patience ?? 30_000), ...(options.signal ? [options.signal] : [])])
  let url = toUrl(address)
  let movedTo: string | null = null
  let isForGood = true
  for (let left = options.redirects ?? 5; ; left--) {
    const { response, body } = await get(url, options, signal)
    const status = response.statusCode ?? 0
    const to = response.headers.location
    if (!REDIRECTS.has(status) || !to || methodOf(options) !== 'GET') return { status, headers: response.headers, body, url: url.href, movedTo }
    if (left === 0) throw new OutsideError('too-many-redirects', `${address} leads from one address to the next without end.`)
    const next = toUrl(to, url)
    isForGood = isForGood && FOR_GOOD.has(status) && !(url.protocol === 'https:' && next.protocol === 'http:')
    if (isForGood) movedTo = next.href
    url = next
  }
}

const methodOf = ({ method, body }: FetchOptions): NonNullable<FetchOptions['method']> => method ?? (body === undefined ? 'GET' : 'POST')

function toUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new OutsideError('bad-address', `${address} is not a web address.`)
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new OutsideError('bad-address', `${url.protocol} is not spoken here; an address begins with https:// or http://.`)
  url.username = ''
  url.password = ''
  return url
}

async function get(url: URL, options: FetchOptions, signal: AbortSignal): Promise<{ response: IncomingMessage; body: Buffer }> {
  const allowed = options.allowed ?? 'public'
  refuseClosedDoors(url, allowed)
  try {
    const response = await ask(url, options, allowed, signal)
    return { response, body: await readBody(response, options.maxBytes ?? 10 * 1024 * 1024, signal) }
  } catch (error) {
    if (error instanceof OutsideError) throw error
    if (options.signal?.aborted) throw error
    if (signal.aborted) throw new OutsideError('too-slow', `${url.host} took too long to answer.`, error)
    throw new OutsideError('away', `${url.host} does not answer (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`, error)
  }
}

/** Node asks no lookup for a host that is an address already, so those are checked here; and so is the port. Throws an OutsideError. */
export function refuseClosedDoors(url: URL, allowed: Allowed): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !mayReach(host, allowed)) throw new OutsideError('private-address', `${host} is not an address of the open internet.`)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (port < 1024 && port !== 80 && port !== 443) throw new OutsideError('bad-address', `Port ${port} is not one the web is served on.`)
}

function ask(url: URL, options: FetchOptions, allowed: Allowed, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  request(url, {
    method: methodOf(options),
    // no connection is kept: a kept one could be to an address that was checked for another caller
    agent: false,
    lookup: guardedLookup(options.resolve ?? resolveBySystem, allowed),
    signal,
    headers: { 'user-agent': 'Aerie', 'accept-encoding': 'gzip, br', ...options.headers },
  })
    .on('response', resolve)
    .on('error', reject)
    .end(options.body)
  return promise
}
