import { createHash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { write, type Shop } from './mastodon.ts'
import { toSelf, toStatus, type Member, type Post } from './posts.ts'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  bytes: Buffer
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: unknown
}

const no = (status: number, error: string): Answer => ({ status, body: { error } })
/** Longest post of this server: not Mastodon's own 500, so that a test sees whether it was asked. */
export const LONGEST = 640
/** Files in a post, and the largest, bytes, in the same way. */
export const [FILES, LARGEST] = [6, 8_000_000]

type Route = (shop: Shop, asked: Asked, me: Member, id: string) => Answer

/** Who may ask without a token. */
const OPEN: [RegExp, (shop: Shop, asked: Asked) => Answer][] = [
  [/^GET \/api\/v2\/instance$/, (shop) => (shop.faults.old ? no(404, 'Not found') : { body: describe(shop) })],
  [/^GET \/api\/v1\/instance$/, (shop) => ({ body: { uri: 'harris.test', urls: { streaming_api: shop.url.replace('http', 'ws') }, max_toot_chars: LONGEST } })],
  [/^POST \/api\/v1\/apps$/, register],
  [/^GET \/oauth\/authorize$/, authorize],
  [/^POST \/oauth\/token$/, toToken],
]

const ROUTES: [RegExp, Route][] = [
  [/^GET \/api\/v1\/accounts\/verify_credentials$/, (_, __, me) => ({ body: toSelf(me) })],
  [/^GET \/api\/v1\/notifications$/, notifications],
  [
    /^GET \/api\/v1\/accounts\/(\d+)\/statuses$/,
    (shop, asked, _, id) =>
      page(
        shop,
        asked,
        shop.posts.filter((post) => post.by.id === id && !post.isGone),
        toStatus,
      ),
  ],
  [/^POST \/api\/v1\/statuses$/, toPost],
  [
    /^GET \/api\/v1\/statuses$/,
    (shop, { query }, me) =>
      shop.faults.old
        ? no(404, 'Not found')
        : {
            body: query
              .getAll('id[]')
              .flatMap((id) => seen(shop, me, id) ?? [])
              .map(toStatus),
          },
  ],
  [/^GET \/api\/v1\/statuses\/(\d+)$/, (shop, _, me, id) => ofPost(seen(shop, me, id), toStatus)],
  [
    /^GET \/api\/v1\/statuses\/(\d+)\/source$/,
    (shop, _, me, id) => (shop.faults.old ? no(404, 'Not found') : ofPost(seen(shop, me, id), ({ text }) => ({ id, text, spoiler_text: '' }))),
  ],
  [
    /^GET \/api\/v1\/statuses\/(\d+)\/context$/,
    (shop, _, me, id) => ofPost(seen(shop, me, id), (post) => ({ ancestors: above(post).map(toStatus), descendants: [] })),
  ],
  [/^POST \/api\/v2\/media$/, keepMedia],
]

export function answerOf(shop: Shop, asked: Asked): Answer {
  const line = `${asked.method} ${asked.path}`
  for (const [pattern, route] of OPEN) if (pattern.test(line)) return route(shop, asked)
  const me = shop.members.get(asked.headers.authorization?.replace('Bearer ', '') ?? '')
  if (!me) return no(401, 'The access token was revoked')
  for (const [pattern, route] of ROUTES) {
    const found = pattern.exec(line)
    if (found) return route(shop, asked, me, found[1] ?? '')
  }
  return no(404, 'Not found')
}

const describe = ({ url, faults }: Shop) => ({
  domain: 'harris.test',
  configuration: {
    urls: faults.noStream ? {} : { streaming: url.replace('http', 'ws') },
    statuses: { max_characters: LONGEST, max_media_attachments: FILES },
    media_attachments: { image_size_limit: LARGEST },
  },
})

const formOf = ({ bytes }: Asked) => new URLSearchParams(bytes.toString())

function register(shop: Shop, asked: Asked): Answer {
  const [id, secret] = [randomUUID(), randomUUID()]
  shop.apps.set(id, { secret, redirect: formOf(asked).get('redirect_uris')! })
  return { body: { client_id: id, client_secret: secret } }
}

/** Where the person allows it: here at once, as the first member. */
function authorize(shop: Shop, { query }: Asked): Answer {
  const app = shop.apps.get(query.get('client_id') ?? '')
  if (!app || app.redirect !== query.get('redirect_uri')) return no(400, 'invalid_client')
  const code = randomUUID()
  shop.codes.set(code, { app: query.get('client_id')!, challenge: query.get('code_challenge')!, token: [...shop.members.keys()][0]! })
  return { status: 302, headers: { location: `${app.redirect}?${new URLSearchParams({ code, state: query.get('state')! })}` } }
}

function toToken(shop: Shop, asked: Asked): Answer {
  const form = formOf(asked)
  const code = shop.codes.get(form.get('code') ?? '')
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (!code || code.app !== form.get('client_id') || shop.apps.get(code.app)!.secret !== form.get('client_secret') || code.challenge !== proof)
    return { status: 400, body: { error: 'invalid_grant', error_description: 'The provided authorization grant is invalid' } }
  shop.codes.delete(form.get('code')!)
  return { body: { access_token: code.token, token_type: 'Bearer', scope: form.get('scope'), ...(shop.expiresIn && { expires_in: shop.expiresIn }) } }
}

function notifications(shop: Shop, asked: Asked, me: Member): Answer {
  const mine = shop.posts.filter((one) => one.calls.includes(me) && !one.isGone)
  return page(shop, asked, mine, (one) => ({ id: one.id, type: 'mention', created_at: one.at.toISOString(), account: toSelf(one.by), status: toStatus(one) }))
}

/** Newest first, `max_id` and Link, and what may still be asked. */
function page(shop: Shop, { query, path }: Asked, posts: Post[], show: (post: Post) => unknown): Answer {
  const limit = Math.min(40, Number(query.get('limit') ?? 20))
  const before = query.get('max_id')
  const rest = posts.filter((one) => !before || BigInt(one.id) < BigInt(before)).toReversed()
  const shown = rest.slice(0, limit)
  const link =
    rest.length > limit
      ? `<${shop.url}${path}?limit=${limit}&max_id=${shown.at(-1)!.id}>; rel="next", <${shop.url}${path}?min_id=${shown[0]!.id}>; rel="prev"`
      : ''
  return {
    body: shown.map(show),
    headers: {
      ...(link && { link }),
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '250',
      'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString(),
    },
  }
}

function toPost(shop: Shop, asked: Asked, me: Member): Answer {
  const form = formOf(asked)
  const key = String(asked.headers['idempotency-key'] ?? '')
  const before = shop.keys.get(key)
  if (before && !shop.faults.ignoresKeys) return { body: toStatus(before) }
  const text = form.get('status') ?? ''
  if (text.length > LONGEST) return no(422, `Validation failed: Text character limit of ${LONGEST} exceeded`)
  const answered = form.get('in_reply_to_id')
  const answers = answered ? seen(shop, me, answered) : null
  if (answered && !answers) return no(404, 'Record not found')
  const media = form.getAll('media_ids[]').map((id) => shop.media.get(id)!)
  const written = write(shop, me, text, { answers, media, visibility: form.get('visibility') ?? 'public', warning: form.get('spoiler_text') ?? '' })
  shop.keys.set(key, written)
  return { body: toStatus(written) }
}

function keepMedia(shop: Shop, { bytes, headers }: Asked): Answer {
  if (!headers['content-type']?.startsWith('multipart/form-data; boundary=')) return no(422, 'File is missing')
  const description = /name="description"\r\n\r\n([^\r]*)\r\n/.exec(bytes.toString('utf8'))?.[1] ?? ''
  const media = { id: shop.nextId(), description, bytes: bytes.length }
  shop.media.set(media.id, media)
  return { body: { id: media.id, type: 'image', url: `https://harris.test/media/${media.id}.png` } }
}

const ofPost = (post: Post | null, show: (post: Post) => unknown): Answer => (post ? { body: show(post) } : no(404, 'Record not found'))

function seen(shop: Shop, me: Member, id: string): Post | null {
  const post = shop.posts.find((one) => one.id === id && !one.isGone)
  return post && (post.visibility !== 'direct' || post.by === me || post.calls.includes(me)) ? post : null
}

function above(post: Post): Post[] {
  return post.answers ? [...above(post.answers), post.answers].filter((one) => !one.isGone) : []
}
