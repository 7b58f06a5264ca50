import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { denyByDefault, type Doorkeeper } from './default-deny.ts'

const door: Doorkeeper = {
  whoAsks: async () => {
    throw new Refusal('not-signed-in', 'not-signed-in', 'Sign in.')
  },
  demand: () => undefined,
}

test('a route that does not say who may use it cannot be opened', () => {
  const http = Fastify()
  denyByDefault(http, door, [])
  expect(() => http.get('/forgotten', async () => 'secret')).toThrow('GET /forgotten does not say who may use it')
})

test('nothing of a request is looked at before it is known who asks', async () => {
  const http = Fastify()
  denyByDefault(http, door, [])
  let parsed = false
  http.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => {
    parsed = true
    done(null, body)
  })
  http.post('/locked', { config: { may: 'desk.read' } }, async () => 'secret')
  const answer = await http.inject({ method: 'POST', url: '/locked', payload: 'x', headers: { 'content-type': 'text/plain' } })
  expect([answer.statusCode >= 400, parsed]).toEqual([true, false])
  await http.close()
})

test('a library may open its own pages below an address named for it', async () => {
  const http = Fastify()
  denyByDefault(http, door, ['/docs'])
  http.get('/docs/page', async () => 'hello')
  expect(() => http.get('/docs-of-others', async () => 'secret')).toThrow('does not say')
  expect((await http.inject('/docs/page')).body).toBe('hello')
  await http.close()
})
