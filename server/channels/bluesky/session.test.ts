import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { NO_LETTERS, NO_WATCHES } from '../receiving/heard.ts'
import type { Account } from '../adapter.ts'
import { openSession } from './session.ts'

/** A server that gives these answers by path; anything else is not there. */
async function serve(answers: Record<string, (url: string) => [status: number, body: object]>): Promise<string> {
  let url = ''
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url!.split('?')[0]!]?.(url) ?? [404, { error: 'NotFound', message: request.url }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return url
}

const did = 'did:plc:abcdefghijklmnopqrstuvwx'
const accountAt = (service: string, secret: Record<string, unknown>): Account & { kept: Record<string, unknown>[] } => {
  const kept: Record<string, unknown>[] = []
  return {
    channelId: 'c',
    name: 'Shop',
    settings: { handle: 'old.example', service, directory: service, did },
    secret,
    home: { url: 'http://127.0.0.1:4600', local: true, key: () => Buffer.alloc(32) },
    watches: NO_WATCHES,
    letters: NO_LETTERS,
    readSecret: () => Promise.resolve(secret),
    keepSecret: (renewed) => Promise.resolve(void kept.push(renewed)),
    alone: (work) => work(),
    keepFile: () => Promise.reject(new Error('no files here')),
    handOver: () => Promise.reject(new Error('nobody to hand it to here')),
    readFile: () => Promise.reject(new Error('no files here')),
    tell: () => undefined,
    now: () => new Date('2026-03-02T09:00:00Z'),
    kept,
  }
}
const token = (scope: string) => `h.${Buffer.from(JSON.stringify({ scope })).toString('base64url')}.s`
const session = (refreshJwt: string, handle = 'old.example') => ({ did, handle, accessJwt: token('com.atproto.appPass'), refreshJwt, active: true })

test('an account that has moved to another server says where', async () => {
  const service = await serve({
    '/xrpc/com.atproto.server.createSession': () => [401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }],
    [`/${did}`]: () => [200, { service: [{ id: '#atproto_pds', serviceEndpoint: 'https://new.example' }] }],
  })
  await expect(openSession(accountAt(service, { appPassword: 'p' }))).rejects.toMatchObject({
    needsYou: true,
    advice: expect.stringContaining('has moved to https://new.example'),
  })
})

test('a password that is wrong where the account lives is called wrong', async () => {
  const service = await serve({
    '/xrpc/com.atproto.server.createSession': () => [401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }],
    [`/${did}`]: (url) => [200, { service: [{ id: '#atproto_pds', serviceEndpoint: url }] }],
  })
  await expect(openSession(accountAt(service, { appPassword: 'p' }))).rejects.toMatchObject({ advice: expect.stringContaining('app password is wrong') })
})

test('a kept session is used as it is, renewed when it ends, and kept again with the new handle', async () => {
  let expired = true
  const service = await serve({
    '/xrpc/app.bsky.notification.listNotifications': () =>
      expired ? [400, { error: 'ExpiredToken', message: 'Token has expired' }] : [200, { notifications: [] }],
    '/xrpc/com.atproto.server.refreshSession': () => {
      expired = false
      return [200, { ...session('r2', 'new.example'), accessJwt: token('com.atproto.appPass').replace('h', 'g') }]
    },
  })
  const account = accountAt(service, { appPassword: 'p', session: session('r1') })
  const opened = await openSession(account)
  expect(account.kept).toEqual([])
  await opened.agent.listNotifications()
  expect(account.kept.at(-1)).toMatchObject({ appPassword: 'p', session: { refreshJwt: 'r2', handle: 'new.example' } })
})

test('a session that cannot be renewed is forgotten, and the next one signs in anew', async () => {
  const service = await serve({
    '/xrpc/app.bsky.notification.listNotifications': () => [400, { error: 'ExpiredToken', message: 'Token has expired' }],
    '/xrpc/com.atproto.server.refreshSession': () => [400, { error: 'ExpiredToken', message: 'Token has been revoked' }],
    '/xrpc/com.atproto.server.createSession': () => [200, session('r9')],
  })
  const account = accountAt(service, { appPassword: 'p', session: session('r1') })
  await expect((await openSession(account)).agent.listNotifications()).rejects.toThrow('Token has expired')
  expect(account.kept.at(-1)).toEqual({ appPassword: 'p' })
  const anew = accountAt(service, account.kept.at(-1)!)
  await openSession(anew)
  expect(anew.kept.at(-1)).toMatchObject({ session: { refreshJwt: 'r9' } })
})
