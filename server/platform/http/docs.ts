import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { operationIdOf, tidyDocument, type ApiDocument } from './tidy-document.ts'

/** The OpenAPI 3.1 document, made from the contracts: at /api/openapi.json, and to read at /api/docs. */
export async function describeApi(http: FastifyInstance, url: string): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Aerie',
        version: '1',
        description:
          'Errors are problem details (RFC 9457) with a stable `code`. Every write takes an `Idempotency-Key`. Lists are cursor pages: hand `next` back as `after`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, `aerie_…`' },
          session: { type: 'apiKey', in: 'cookie', name: 'aerie.session_token', description: 'The session cookie of a signed-in member' },
        },
      },
    },
    transform: (given) => {
      const { schema, url: path } = jsonSchemaTransform(given)
      return { schema: { operationId: operationIdOf(String(given.route.method), path), ...schema }, url: path }
    },
    transformObject: (given) => tidyDocument(jsonSchemaTransformObject(given) as ApiDocument),
  })
  http.get('/api/openapi.json', { schema: { hide: true }, config: { may: 'anyone' } }, async () => http.swagger())
}

/** The same, to read: pages of the library, which hold nothing secret (see denyByDefault). */
export async function openDocs(http: FastifyInstance): Promise<void> {
  await http.register(swaggerUi, { routePrefix: DOCS })
}

/** Where the pages for people are. */
export const DOCS = '/api/docs'
