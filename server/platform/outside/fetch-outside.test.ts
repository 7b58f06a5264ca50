import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isNear, isPublicAddress } from './address.ts'
import { fetchOutside, type FetchOptions } from './fetch-outside.ts'
import { refuseKnown } from './refuse-known.ts'

/** A web server on this machine that counts who came. */
async function serve(listener: RequestListener) {
  const server = createServer(listener)
  let visits = 0
  server.on('connection', () => visits++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    visits: () => visits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
const here: FetchOptions = { allowed: 'loopback-too' }
const names =
  (table: Record<string, string[]>): FetchOptions['resolve'] =>
  async (host) =>
    (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

test.each([
  ['93.184.215.14', true],
  ['2606:2800:21f:cb07::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['not an address', false],
])('%s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected))

test('an answer comes back with its headers, unpacked', async () => {
  await using server = await serve((_, response) => response.writeHead(200, { etag: '"1"', 'content-encoding': 'gzip' }).end(gzipSync('hello')))
  const answer = await fetchOutside(server.url, here)
  expect([answer.status, answer.headers.etag, answer.body.toString(), answer.movedTo]).toEqual([200, '"1"', 'hello', null])
})

test.each([
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f.1:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://0:PORT/',
])('this machine is not the open internet: %s', async (url) => {
  await using server = await serve((_, response) => response.end('secret'))
  await expect(fetchOutside(url.replace('PORT', String(server.port)))).rejects.toMatchObject({ code: 'private-address' })
  expect(server.visits()).toBe(0)
})

test('a name that leads inside is refused where it is connected to', async () => {
  await using server = await serve((_, response) => response.end('secret'))
  const resolve = names({ 'rebound.example': ['127.0.0.1'] })
  await expect(fetchOutside(`http://rebound.example:${server.port}/`, { resolve })).rejects.toMatchObject({ code: 'private-address' })
  expect(server.visits()).toBe(0)
})

test('a redirect that leads inside is refused', async () => {
  await using server = await serve((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end())
  await expect(fetchOutside(server.url, here)).rejects.toMatchObject({ code: 'private-address' })
})

test.each(['ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'nonsense', 'http://example.com:25/'])('%s is not fetched', async (url) => {
  await expect(fetchOutside(url)).rejects.toMatchObject({ code: 'bad-address' })
})

test('only redirects that are for good are remembered', async () => {
  await using server = await serve((request, response) => {
    const next = { '/a': [301, '/b'], '/b': [308, '/c'], '/c': [302, '/d'], '/d': [301, '/e'] }[request.url ?? '']
    if (next) response.writeHead(next[0] as number, { location: next[1] as string }).end()
    else response.end('there')
  })
  const answer = await fetchOutside(`${server.url}/a`, here)
  expect([answer.url, answer.movedTo]).toEqual([`${server.url}/e`, `${server.url}/c`])
})

test('redirects in a ring end', async () => {
  await using server = await serve((_, response) => response.writeHead(302, { location: '/again' }).end())
  await expect(fetchOutside(server.url, here)).rejects.toMatchObject({ code: 'too-many-redirects' })
})

test('too much is refused, packed small or not', async () => {
  await using server = await serve((request, response) => {
    const big = Buffer.alloc(3 * 1024 * 1024)
    if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(big))
    else response.end(big)
  })
  for (const path of ['/packed', '/plain'])
    await expect(fetchOutside(server.url + path, { ...here, maxBytes: 1024 * 1024 })).rejects.toMatchObject({ code: 'too-large' })
})

test('a slow drip ends', async () => {
  await using server = await serve((_, response) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  })
  await expect(fetchOutside(server.url, { ...here, patience: 300 })).rejects.toMatchObject({ code: 'too-slow' })
})

test('a server that is away or breaks off is an outage', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('part')
    setImmediate(() => response.destroy())
  })
  await expect(fetchOutside(server.url, here)).rejects.toMatchObject({ code: 'away' })
})

test('who asked may stop waiting', async () => {
  await using server = await serve(() => undefined)
  const stop = new AbortController()
  const fetched = fetchOutside(server.url, { ...here, signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(fetched).rejects.toThrow('aborted')
})

test('what is written is sent, and not written again where a redirect leads', async () => {
  const said: string[] = []
  await using server = await serve((request, response) => {
    request.on('data', (chunk: Buffer) => said.push(`${request.method} ${request.url} ${chunk.toString()}`))
    request.on('end', () => (request.url === '/moved' ? response.writeHead(307, { location: '/new' }).end() : response.end('written')))
  })
  expect((await fetchOutside(`${server.url}/here`, { ...here, body: 'text' })).body.toString()).toBe('written')
  expect((await fetchOutside(`${server.url}/there`, { ...here, method: 'PUT', body: 'text' })).body.toString()).toBe('written')
  expect((await fetchOutside(`${server.url}/moved`, { ...here, method: 'POST', body: 'text' })).status).toBe(307)
  expect((await fetchOutside(`${server.url}/moved`, { ...here, body: 'secret' })).status).toBe(307)
  expect(said).toEqual(['POST /here text', 'PUT /there text', 'POST /moved text', 'POST /moved secret'])
})

test('what stands near is reached only by a word for it, and what hands out credentials never', async () => {
  await using near = await serve((_, response) => response.end('hello'))
  expect((await fetchOutside(near.url, { allowed: 'near-too' })).status).toBe(200)
  await expect(fetchOutside(near.url)).rejects.toMatchObject({ code: 'private-address' })
  for (const address of ['http://169.254.169.254/', 'http://[fe80::1]/', 'http://0.0.0.0/'])
    await expect(fetchOutside(address, { allowed: 'near-too', patience: 500 })).rejects.toMatchObject({ code: 'private-address' })
  expect(['10.1.2.3', '192.168.1.1', '172.16.0.1', 'fd00::1', '127.0.0.1', '::1'].every(isNear)).toBe(true)
  expect(['169.254.1.1', 'fe80::1', '0.0.0.0', '100.64.0.1', '93.184.215.14', '224.0.0.1'].some(isNear)).toBe(false)
})

test('what is known to lead inward can be refused before it is asked; what is not known is let through', async () => {
  const resolve = names({ 'inward.example': ['10.0.0.7'], 'both.example': ['10.0.0.7', '93.184.215.14'] })!
  for (const address of ['https://10.0.0.7/', 'https://[::1]/', 'https://2130706433/', 'https://inward.example/', 'https://both.example:25/'])
    await expect(refuseKnown(address, { resolve }), address).rejects.toThrow(/is not an address of the open internet|is not one the web is served on/)
  const silent = () => new Promise<never>(() => undefined)
  const away = () => Promise.reject(new Error('ENOTFOUND'))
  await refuseKnown('https://both.example/', { resolve })
  await refuseKnown('https://unknown.example/', { resolve })
  await refuseKnown('https://unknown.example/', { resolve: away })
  await refuseKnown('https://unknown.example/', { resolve: silent, patience: 1 })
  await refuseKnown('https://inward.example/', { resolve, allowed: 'near-too' })
})
