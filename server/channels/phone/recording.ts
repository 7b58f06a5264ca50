import { sql } from 'kysely'
import { fetchOutside } from '#platform/outside/fetch-outside.ts'
import type { Platform } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { PhoneSecret, PhoneSettings } from './adapter.ts'

/** The job that fetches a voicemail; it is run by who keeps items. */
export const FETCH_RECORDING = 'channels.fetch-recording'

export interface FetchRecording extends Record<string, unknown> {
  channelId: string
  /** The item it belongs to. */
  networkId: string
  url: string
  sid: string
}

/** An hour of speech as MP3 at Twilio's 32 kbit/s is 14 MB. */
const LARGEST = 50 * 1024 * 1024
/** Who may be told the auth token: Twilio alone. */
const TWILIO = 'https://api.twilio.com/'

/**
 * Fetches a recording and keeps its bytes, under a name that is the same each time. Throws when it cannot be had now: Twilio tells
 * of one a little before it is there.
 * @returns null: it will not be there any more, or the channel was removed
 */
export async function fetchRecording(
  platform: Platform,
  { channelId, url, sid }: FetchRecording,
): Promise<{ file: string; name: string; type: string; bytes: number } | null> {
  const { rows } = await sql<{ secret: Buffer; settings: unknown }>`
    select secret, settings from channels.channel where id = ${channelId} and removed_at is null and secret is not null`.execute(platform.db)
  if (!rows[0]) return null
  const { accountSid } = PhoneSettings.parse(rows[0].settings)
  const { authToken } = PhoneSecret.parse(platform.secrets.open(rows[0].secret, channelId))
  const address = /\.(mp3|wav)$/.test(new URL(url).pathname) ? url : `${url}.mp3`
  const headers = address.startsWith(TWILIO) ? { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` } : undefined
  const allowed = homeOf(platform).local ? ('loopback-too' as const) : ('public' as const)
  const answer = await fetchOutside(address, { maxBytes: LARGEST, redirects: headers ? 0 : 3, allowed, ...(headers && { headers }) })
  if (answer.status === 410) return null
  if (answer.status !== 200) throw new Error(`the recording ${sid} is not to be had: ${answer.status}`)
  const isWave = answer.body.toString('latin1', 0, 4) === 'RIFF'
  const file = `attachments/${channelId}/${sid.replaceAll(/[^\w-]/g, '-')}`
  await platform.files.put(file, answer.body)
  return { file, name: isWave ? 'voicemail.wav' : 'voicemail.mp3', type: isWave ? 'audio/wav' : 'audio/mpeg', bytes: answer.body.byteLength }
}
