import { z } from 'zod'
import { RawItem } from '../raw-item.ts'
import { toNumber } from './number.ts'

/** What Twilio posts about a call (twilio.com/docs/voice/twiml#request-parameters and its status callbacks, read 2026-11-22), as far as it is used. */
export const CallForm = z.object({
  AccountSid: z.string().max(64),
  CallSid: z.string().min(1).max(64),
  From: z.string().max(200).default(''),
  Caller: z.string().max(200).default(''),
  CallerName: z.string().max(200).default(''),
  To: z.string().max(200).default(''),
  FromCountry: z.string().max(2).default(''),
  Direction: z.string().max(40).default('inbound'),
  CallStatus: z.string().max(40).default(''),
  RecordingSid: z.string().max(64).optional(),
  RecordingUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  RecordingDuration: z.coerce.number().int().min(0).max(86_400).optional(),
  RecordingStatus: z.string().max(40).default('completed'),
  TranscriptionText: z.string().max(20_000).default(''),
})
export type CallForm = z.output<typeof CallForm>

/** Nobody talked: it rang in vain, we were busy, they gave up. A call that was taken is logged by who took it. */
const MISSED = new Set(['no-answer', 'busy', 'failed', 'canceled'])

/** The item a form is to become; null: none, the call goes on or was taken. */
export function itemOf(form: CallForm, now: Date): RawItem | null {
  if (form.Direction.startsWith('outbound')) return null
  const isVoicemail = form.RecordingUrl !== undefined && form.RecordingStatus === 'completed' && form.RecordingDuration !== 0
  if (!isVoicemail && !MISSED.has(form.CallStatus)) return null
  const seconds = form.RecordingDuration ?? null
  return RawItem.parse({
    id: isVoicemail ? recordingOf(form) : form.CallSid,
    network: 'phone',
    author: callerOf(form),
    text: isVoicemail
      ? [`Voicemail${seconds === null ? '' : ` (${lengthOf(seconds)})`}`, form.TranscriptionText.trim()].filter(Boolean).join('\n\n')
      : 'Missed call',
    at: now,
    visibility: 'direct',
    inReplyTo: isVoicemail ? form.CallSid : null,
    extra: { call: { sid: form.CallSid, seconds } },
  })
}

/** What a recording is known by. */
export const recordingOf = ({ RecordingSid: sid, RecordingUrl: url, CallSid: call }: CallForm): string =>
  sid ?? /\/Recordings\/(RE\w+)/.exec(url ?? '')?.[1] ?? `recording of ${call}`

/** Who keeps their number to themselves is somebody else each time. */
function callerOf({ From, Caller, CallerName, FromCountry, CallSid }: CallForm): { id: string; handle: string | null; name: string | null } {
  const number = toNumber(From || Caller, FromCountry || null)
  return { id: number ?? `call ${CallSid}`, handle: number, name: CallerName.trim() || (number ? null : 'Unknown caller') }
}

const lengthOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
