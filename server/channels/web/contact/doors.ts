import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import type { Beyond } from '../beyond.ts'
import { addressOf } from '../door/guard.ts'
import { Channel } from '../door/said.ts'
import { readPlace, type Place } from '../place.ts'
import { originOf } from '../settings.ts'
import { ageOf, makeTicket } from '../visits/ticket.ts'
import { formPage, saidPage, type Form } from './page.ts'
import { Filled, isEmail, isText, sendForm } from './send.ts'
import { formTexts, languageOf, type Language } from './texts.ts'

/** The largest form, bytes: 5,000 characters of four bytes, each as %XX. */
const LARGEST = 96 * 1024

type Asked = FastifyRequest<{ Params: { channel: string }; Querystring: { lang?: string; sent?: string } }>
interface House {
  platform: Platform
  beyond: Beyond
}

/** The contact form, at /contact/<channel>: linked, framed by the pages that the channel names, or sent by a form of theirs. Works without a script. */
export function openContactDoors(http: FastifyInstance, platform: Platform, beyond: Beyond): void {
  const house = { platform, beyond }
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body as string))),
    )
    const door = (perMinute: number) => ({
      bodyLimit: LARGEST,
      schema: { hide: true, params: Channel },
      config: { may: 'anyone', rateLimit: { max: perMinute, timeWindow: 60_000 } },
    })
    scope.get('/contact/:channel', door(120), async (request, reply) => show(house, request as Asked, reply))
    scope.post('/contact/:channel', door(20), async (request, reply) => take(house, request as Asked, reply))
  })
}

async function show({ platform }: House, request: Asked, reply: FastifyReply): Promise<string> {
  const place = await readPlace(platform, platform.db, request.params.channel)
  const form = begin(platform, place, request, reply)
  if (request.query.sent) return saidPage(form, formTexts[form.language].thanks)
  return place.isOpen ? formPage(form) : saidPage(form, formTexts[form.language].closed)
}

/** Takes a form in, or shows it again with what is wrong. One that a page of theirs made carries no ticket: it is shown, to be sent from here. */
async function take(house: House, request: Asked, reply: FastifyReply): Promise<unknown> {
  const { platform } = house
  const place = await readPlace(platform, platform.db, request.params.channel)
  const form = begin(platform, place, request, reply)
  const t = formTexts[form.language]
  if (!isOurs(platform, place, request)) return reply.code(403).send(saidPage(form, t.foreign))
  if (!place.isOpen) return reply.code(503).send(saidPage(form, t.closed))
  const filled = Filled.parse(request.body ?? {})
  const again = (more: Partial<Form>, code = 422) => reply.code(code).send(formPage({ ...form, typed: filled, ...more }))
  if (!isEmail(filled.email)) return again({ wrong: { email: t.wrongEmail } })
  if (!isText(filled.text)) return again({ wrong: { text: t.wrongText } })
  const ticket = readTicket(platform, place, filled.ticket)
  if (!ticket) return again({ notice: t.check }, 200)
  const page = originOf(request.headers.referer ?? '') ? request.headers.referer! : null
  await sendForm(house, place, filled, { ...ticket, address: addressOf(platform, request.ip), language: form.language, page })
  return reply.redirect(`/contact/${place.channelId}?lang=${form.language}&sent=1`, 303)
}

/** The headers of a page that any of the channel's pages may frame, and that may do nothing but send itself; and an empty form. */
function begin(platform: Platform, place: Place, request: Asked, reply: FastifyReply): Form {
  const nonce = randomBytes(16).toString('base64url')
  const id = newId()
  const language: Language = languageOf(request.query.lang, request.headers['accept-language'])
  reply.raw.removeHeader('x-frame-options') // frame-ancestors says it, and can name pages
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin') // else the browser would not say where the form comes from
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'self' ${place.origins.join(' ')}`,
    )
  const typed = { name: '', email: '', subject: '', text: '' }
  return { settings: place.settings, language, nonce, typed, wrong: {}, notice: null, ticket: `${id}.${makeTicket(keyFor(place, id), platform.clock.now())}` }
}

/** A form's id is signed with it, so that nobody can write into another's. */
const keyFor = ({ key }: Place, id: string): Buffer => Buffer.concat([key, Buffer.from(id)])

/** Null: none of ours, or from yesterday. */
function readTicket(platform: Platform, place: Place, ticket: string): { id: string; took: number } | null {
  const [id = '', ...rest] = ticket.split('.')
  try {
    return { id, took: ageOf(keyFor(place, id), rest.join('.'), platform.clock.now()) }
  } catch {
    return null
  }
}

/** Comes it from our own page, or one that the channel names? Every current browser says so with a form. */
function isOurs({ config }: Platform, { origins }: Place, { headers: { origin }, protocol, host }: Asked): boolean {
  if (origin === undefined) return false
  return origins.includes(origin) || origin === (config.urlIsGiven ? new URL(config.url).origin : `${protocol}://${host}`)
}
