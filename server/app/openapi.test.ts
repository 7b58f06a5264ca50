import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'
import { contract } from './contract.ts'

interface Schema {
  $ref?: string
  [key: string]: unknown
}
interface Operation {
  operationId?: string
  summary?: string
  parameters?: unknown[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { content?: Record<string, unknown> }>
  security?: unknown[]
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

test('the OpenAPI document holds every endpoint, names its parts and refers to nothing that is not there', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const document: Document = (await server.http.inject('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const endpoints = [...Object.keys(contract), 'GET /stream', 'POST /imports/upload', 'POST /attachments'].map((name) => name.split(' ') as [string, string])
  for (const [method, path] of endpoints) {
    const url = `/api/v1${path}`
    const said = document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    expect(said?.summary, `${method} ${url}`).toMatch(/^[A-Z]/)
    expect(Object.keys(said!.responses), `${method} ${url}`).toEqual(['200', '4XX', '5XX'])
    for (const [, name] of url.matchAll(/:(\w+)/g))
      expect(said!.parameters, `${method} ${url}`).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }))
  }
  expect(document.paths['/api/v1/imports/upload']!['post']).toMatchObject({
    requestBody: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'name', in: 'query', required: true })]),
  })
  expect(Object.values(document.paths).flatMap((path) => Object.keys(path))).toHaveLength(endpoints.length)
  for (const ref of refsIn(document)) expect(document, ref).toHaveProperty(ref.slice(2).split('/'))
  expect(
    Object.keys(document.components.schemas).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name)),
    'names that are junk',
  ).toEqual([])
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Member', 'Team', 'ApiKey', 'Problem']))
})

test('it says what is true: names for every operation and every part, media types as they come', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const document: Document = (await server.http.inject('/api/openapi.json')).json()
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  const names = operations.map((one) => one.operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^(get|post|put|patch|delete)([A-Z][a-z]*[A-Za-z]*)+$/.test(name ?? ''))).toEqual([])
  expect(names).toContain('postConversationsByIdClaim')
  for (const { operationId, responses } of operations)
    for (const status of ['4XX', '5XX'])
      expect(responses[status]!.content, operationId).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } })
  const used = new Set(refsIn(document))
  expect(
    Object.keys(document.components.schemas).filter((name) => !used.has(`#/components/schemas/${name}`)),
    'parts nobody refers to',
  ).toEqual([])
  const { requestBody } = document.paths['/api/v1/items']!['post']!
  expect(requestBody!.content['application/json']).toMatchObject({
    schema: { type: 'array', items: { anyOf: [{ $ref: '#/components/schemas/Item' }, { required: ['id', 'change', 'at'] }] } },
  })
  expect(requestBody!.content['application/x-ndjson']).toMatchObject({ schema: { type: 'string' } })
  expect(document.components.schemas['Item']).toMatchObject({ required: ['id', 'network', 'author', 'text', 'at'] })
  expect(document.paths['/api/v1/attachments/{id}']!['get']!.responses['200']!.content).toEqual({
    'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
  })
  const stream = document.paths['/api/v1/stream']!['get']!
  expect(stream.parameters).toMatchObject([
    { name: 'after', in: 'query' },
    { name: 'last-event-id', in: 'header' },
  ])
  expect(stream.responses['200']!.content).toEqual({ 'text/event-stream': { schema: { type: 'string' } } })
})

test('its pages can be read under the security policy', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const page = await server.http.inject('/api/docs/')
  expect(page.headers['content-security-policy']).toContain("script-src 'self';")
  expect(page.body).not.toMatch(/<script(?![^>]*src=)/)
  for (const [, file] of page.body.matchAll(/<script src="([^"]+)"/g))
    expect((await server.http.inject(new URL(file!, 'http://aerie.test/api/docs/').pathname)).statusCode, `${file}`).toBe(200)
})

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)))
