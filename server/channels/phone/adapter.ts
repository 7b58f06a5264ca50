import { z } from 'zod'
import type { Adapter, Field } from '../adapter.ts'
import { ANSWER_BY_HAND } from '../by-hand/adapter.ts'
import { byHand } from '../reach/decide.ts'
import { toNumber } from './number.ts'

const fields: readonly Field[] = [
  {
    name: 'number',
    label: 'Your number',
    hint: 'The number people call, with its country: +49 30 1234567.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'accountSid',
    label: 'Account SID',
    hint: 'From the first page of the Twilio Console. It begins with AC.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'authToken',
    label: 'Auth token',
    hint: 'From the same page. Calls are believed only if they are signed with it.',
    kind: 'password',
    secret: true,
    required: true,
  },
]

export const PhoneSettings = z.object({
  number: z.string().transform((typed, ctx) => toNumber(typed) ?? (ctx.addIssue('Write it with its country, like +49 30 1234567.'), z.NEVER)),
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'It has 34 signs and begins with AC.'),
})

export const PhoneSecret = z.object({ authToken: z.string().trim().min(16, 'It is longer: copy all of it.') })

/**
 * The telephone. Members log their calls; a number at Twilio, or at a switchboard that speaks like it, tells of missed calls and
 * voicemails by itself. Nothing there can be tried without a call, so the first one shows whether the token is right.
 */
export const phone: Adapter = {
  network: 'phone',
  title: 'Phone',
  about: 'Calls that members log; missed calls and voicemails of a number at Twilio come in by themselves.',
  guide: 'channels/phone.md',
  fields,
  settings: PhoneSettings,
  secret: PhoneSecret,
  check({ settings }) {
    const { number, accountSid } = PhoneSettings.parse(settings)
    return Promise.resolve({ accountName: number, own: { id: `${accountSid} ${number}`, handle: number, name: null } })
  },
  reach: (item, now) => byHand(item, now, ANSWER_BY_HAND),
}
