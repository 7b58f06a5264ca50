import { existsSync } from 'node:fs'
import { join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What the bundler made; its names under assets/ change with their content, so they may be kept for ever. */
const BUILT = join(import.meta.dirname, '../../../web/dist')
const YEAR = 365 * 24 * 3600 * 1000

/** Serves the screens: files as they are (compressed where that was made beforehand), and for every other address the page that finds its way itself. */
export async function serveWebApp(http: FastifyInstance, folder = BUILT): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return http.log.warn({ folder }, 'the screens are not built: npm start builds them')
  await http.register(statics, { root: folder, serve: false, preCompressed: true })
  http.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema: { hide: true },
    config: { may: 'anyone' },
    handler: (request: FastifyRequest, reply) => sendPart((request.params as { '*': string })['*'], reply),
  })
}

function sendPart(path: string, reply: FastifyReply): FastifyReply {
  if (path === 'api' || path.startsWith('api/')) return reply.callNotFound() as never
  if (path === 'widget.js') reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*') // for other people's pages
  if (path.startsWith('assets/')) return reply.sendFile(path, { maxAge: YEAR, immutable: true })
  if (/\.[a-z0-9]{1,8}$/i.test(path)) return reply.sendFile(path, { maxAge: 0 })
  return reply.sendFile('index.html', { maxAge: 0 })
}
