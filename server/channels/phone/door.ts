import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { inTransaction, type Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import type { RawItem } from '../raw-item.ts'
import { PhoneSecret } from './adapter.ts'
import { CallForm, itemOf, recordingOf } from './call.ts'
import { toNumber } from './number.ts'
import { FETCH_RECORDING, type FetchRecording } from './recording.ts'
import { isSigned } from './signature.ts'

/** Given by app: takes a delivery in, in the caller's transaction. */
type TakeCallIn = (platform: Platform, delivery: { channelId: string; items: RawItem[] }, tx: Tx) => Promise<unknown>

/** Calls a minute from one address: a switchboard tells of each call several times. */
const PER_MINUTE = 600
/** A form is a few hundred bytes, a transcription some thousand. */
const LARGEST_FORM = 64 * 1024
/** TwiML that says nothing: whoever asks what to do next with the call is told that there is nothing more. */
const NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

/**
 * `POST /api/channels/phone/call`: what Twilio tells of calls, in its form. One address for all numbers; whose it is stands in the
 * form, and is believed only with that channel's signature. Told again, it adds nothing. The recording is fetched later.
 */
export function openCallDoor(http: FastifyInstance, platform: Platform, takeIn: TakeCallIn): void {
  void http.register(async (calls) => {
    calls.removeAllContentTypeParsers()
    calls.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: LARGEST_FORM }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    )
    calls.post(
      '/api/channels/phone/call',
      { config: { may: 'anyone', rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } }, schema: { hide: true } },
      async (request: FastifyRequest, reply: FastifyReply) => {
        await takeCall(platform, takeIn, request)
        return reply.type('text/xml; charset=utf-8').send(NOTHING_TO_SAY)
      },
    )
  })
}

async function takeCall(platform: Platform, takeIn: TakeCallIn, request: FastifyRequest): Promise<void> {
  const posted = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  const form = CallForm.safeParse(Object.fromEntries(posted))
  if (!form.success) throw new Refusal('invalid', 'not-a-call', 'This is not what Twilio posts about a call.')
  const channel = await findSigned(platform, request, posted, form.data)
  if (!channel)
    throw new Refusal(
      'not-allowed',
      'not-signed',
      'This is not signed with the auth token of a connected number. Look whether the token of the channel is right.',
    )
  const item = itemOf(form.data, platform.clock.now())
  if (!item || channel.paused) return
  await inTransaction(platform.db, async (tx) => {
    await takeIn(platform, { channelId: channel.id, items: [item] }, tx)
    if (!form.data.RecordingUrl || item.inReplyTo === null) return
    const later: FetchRecording = { channelId: channel.id, networkId: item.id, url: form.data.RecordingUrl, sid: recordingOf(form.data) }
    await platform.jobs.send(tx, FETCH_RECORDING, later, { key: `${channel.id} ${item.id}` })
  })
}

interface Found {
  id: string
  paused: boolean
}

/** The channel whose token signed it; of an account with several numbers, the one that was called. */
async function findSigned(platform: Platform, request: FastifyRequest, posted: URLSearchParams, form: CallForm): Promise<Found | null> {
  const signature = String(request.headers['x-twilio-signature'] ?? '')
  const { rows } = await sql<{ id: string; secret: Buffer; number: string; paused: boolean }>`
    select id, secret, settings ->> 'number' as number, paused_at is not null as paused from channels.channel
    where network = 'phone' and removed_at is null and secret is not null and settings ->> 'accountSid' = ${form.AccountSid} order by created_at, id limit 50`.execute(
    platform.db,
  )
  const url = addressOf(platform, request)
  const signed = rows.filter((row) => isSigned(PhoneSecret.parse(platform.secrets.open(row.secret, row.id)).authToken, signature, url, posted))
  return signed.find((row) => row.number === toNumber(form.To)) ?? signed[0] ?? null
}

/** The address as Twilio was given it, which is what people open; while nobody has said what that is, the one that was asked. */
const addressOf = ({ config }: Platform, request: FastifyRequest): string =>
  `${config.urlIsGiven ? config.url : `${request.protocol}://${request.host}`}${request.raw.url}`
