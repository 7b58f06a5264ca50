import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { newId } from '#platform/ids.ts'
import { sendProblem } from '#platform/http/problem.ts'
import type { Platform } from '#platform/work.ts'
import { doorkeeper, type WhoIsSignedIn } from '../workspace/doorkeeper.ts'
import { openDomains } from './routes.ts'

/** The web side of Aerie: every door, ready to be listened on or injected into. */
export async function startWeb(platform: Platform, options: { whoIsSignedIn?: WhoIsSignedIn } = {}): Promise<FastifyInstance> {
  const http = Fastify({ loggerInstance: platform.log, genReqId: newId, disableRequestLogging: true }) as unknown as FastifyInstance
  http.setValidatorCompiler(validatorCompiler)
  http.setSerializerCompiler(serializerCompiler)
  http.setErrorHandler((error: FastifyError, request, reply) => sendProblem(platform.log, error, request, reply))
  await openDomains(http, platform, doorkeeper(platform, options.whoIsSignedIn ?? (async () => null)))
  await http.ready()
  return http
}
