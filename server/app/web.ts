import Fastify, { LogController, type FastifyError, type FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { openCallDoor, openChannelDoors, openContactDoors, openUpdateDoor, openWidgetDoors } from '#channels'
import { openAttaching, openUpload } from '#listening'
import { denyByDefault, type Doorkeeper } from '#platform/http/default-deny.ts'
import { describeApi, DOCS, openDocs } from '#platform/http/docs.ts'
import { setHeaders } from '#platform/http/headers.ts'
import { limitCalls } from '#platform/http/limits.ts'
import { acceptJson } from '#platform/http/ndjson.ts'
import { sendProblem } from '#platform/http/problem.ts'
import { refuseNul } from '#platform/http/refuse-nul.ts'
import { logRequests } from '#platform/http/request-log.ts'
import { serveWebApp } from '#platform/http/web-app.ts'
import { validate } from '#platform/http/validate.ts'
import { newId } from '#platform/ids.ts'
import { forFramework } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { doorkeeper } from '../workspace/doorkeeper.ts'
import { openAuth, type Auth } from '../workspace/sign-in/auth.ts'
import { openSignIn } from '../workspace/sign-in/door.ts'
import { beat } from './health/heartbeat.ts'
import { openHealth } from './health/routes.ts'
import { takeIn } from './intake.ts'
import { openDomains } from './routes.ts'
import { openStream } from './stream/routes.ts'
import { beyondOf } from './visiting/beyond.ts'

/** The web side of Aerie: every door, ready to be listened on or injected into. */
export async function startWeb(platform: Platform): Promise<FastifyInstance> {
  const auth = openAuth(platform)
  const door = doorkeeper(platform, auth)
  const http = await openHttp(platform, door)
  try {
    await openAll(http, platform, auth, door)
    return http
  } catch (error) {
    await http.close() // the database went away meanwhile: nothing half opened stays
    throw error
  }
}

async function openAll(http: FastifyInstance, platform: Platform, auth: Auth, door: ReturnType<typeof doorkeeper>): Promise<void> {
  await openSignIn(http, platform, auth)
  openDomains(http, platform)
  openChannelDoors(http, platform, door)
  openCallDoor(http, platform, takeIn)
  openUpdateDoor(http, platform)
  openUpload(http, platform, door)
  openAttaching(http, platform, door)
  openWidgetDoors(http, platform, beyondOf(platform))
  openContactDoors(http, platform, beyondOf(platform))
  const stream = await openStream(http, platform, door)
  openHealth(http, platform, () => stream.size)
  await openDocs(http)
  await serveWebApp(http)
  http.addHook('onClose', await beat(platform, 'web'))
  await http.ready()
}

/** Their bodies hold what people wrote elsewhere: it is cleaned (channels/raw-item.ts), not refused. */
const BRING_OTHERS_WORDS = ['POST /api/v1/items', 'POST /api/v1/set-aside/:id/retry', 'POST /api/channels/telegram/:channel/updates']

/** An HTTP server that turns every error into a problem, logs no secret, and opens no door without a lock. */
async function openHttp(platform: Platform, door: Doorkeeper): Promise<FastifyInstance> {
  const { config, log } = platform
  const http = Fastify({
    loggerInstance: forFramework(log),
    genReqId: newId,
    exposeHeadRoutes: false,
    trustProxy: config.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
  }) as unknown as FastifyInstance
  http.setValidatorCompiler(validate)
  http.setSerializerCompiler(serializerCompiler)
  http.setErrorHandler((error: FastifyError, request, reply) => sendProblem(platform, error, request, reply))
  http.setNotFoundHandler(async (request) => {
    throw new Refusal('not-found', 'no-such-address', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)
  })
  denyByDefault(http, door, [DOCS])
  refuseNul(http, BRING_OTHERS_WORDS)
  acceptJson(http)
  logRequests(http)
  await setHeaders(http, config)
  await limitCalls(http)
  await describeApi(http, config.url)
  return http
}
