import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#platform/refusal.ts'
import { sameSecret } from '#platform/secrets.ts'
import type { Platform } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { noteRefused, writeDown } from '../receiving/letters.ts'
import { DOOR, secretOf } from './webhook.ts'

/** Telegram brings from few addresses, and a bot in large groups hears much: so many updates a minute from one address. */
const PER_MINUTE = 6_000
/** An update is some thousand bytes: a long text with its marks, and what it answers. */
const LARGEST = 1024 * 1024

const Update = z.object({ update_id: z.number().int().nonnegative() })

/**
 * `POST /api/channels/telegram/<channel>/updates`: what Telegram brings. It is written down as it came before it is acknowledged; the
 * channel's receiver takes it from there. Believed only with the secret that Telegram was given.
 */
export function openUpdateDoor(http: FastifyInstance, platform: Platform): void {
  void http.register(async (updates) => {
    updates.removeAllContentTypeParsers()
    updates.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: LARGEST }, (_, body, done) => done(null, body))
    updates.post<{ Params: { channel: string } }>(
      DOOR,
      { config: { may: 'anyone', rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } }, schema: { hide: true } },
      (request) => takeUpdate(platform, request, request.params.channel),
    )
  })
}

/** @returns the answer; Telegram does what it says, if it says something */
async function takeUpdate(platform: Platform, request: FastifyRequest, id: string): Promise<object> {
  const channel = z.uuid().safeParse(id).success ? await findBot(platform, id) : null
  if (!channel) throw new Refusal('not-found', 'no-such-address', 'No bot is connected here.')
  if (!sameSecret(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secretOf(homeOf(platform), id))) {
    await noteRefused(platform, id)
    throw new Refusal('not-signed-in', 'not-telegram', 'This comes without the secret that Telegram was given.')
  }
  if (channel.removed) return { method: 'deleteWebhook' } // disconnected: its token is gone, so Telegram itself must end it
  const update = Update.safeParse(parsed(request.body))
  if (!update.success) throw new Refusal('invalid', 'not-an-update', 'This is not what Telegram posts of a bot.')
  await writeDown(platform, id, update.data.update_id, request.body as string)
  return {}
}

async function findBot({ db }: Platform, id: string): Promise<{ removed: boolean } | null> {
  const { rows } = await sql<{ removed: boolean }>`
    select removed_at is not null as removed from channels.channel where id = ${id} and network = 'telegram'`.execute(db)
  return rows[0] ?? null
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(body as string)
  } catch {
    return null // refused as no update
  }
}
