import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Id } from '#workspace'
import { WHYS } from './gap.ts'
import { TROUBLES } from './trouble.ts'

const when = z.iso.datetime()
const count = z.number().int()

const TroubleView = z
  .object({
    id: z.uuid(),
    channel: z.object({ id: z.uuid(), name: z.string(), network: z.string() }),
    what: z.enum(TROUBLES),
    since: when,
    noticedAt: when,
    /** What was said, for who mends it. */
    detail: z.string().nullable(),
    /** What a person must do. */
    advice: z.string().nullable(),
    /** Null: it lasts. */
    overAt: when.nullable(),
  })
  .meta({ id: 'ChannelTrouble' })

/** How leads and administrators are told by mail: by the company's mail server, by a mail channel of this name, or not at all. */
const MailedBy = z.object({ by: z.enum(['server', 'channel', 'nobody']), channel: z.string().nullable() })

export const ChannelHealthView = z
  .object({
    /** What came in the last 24 hours, and what usually does; null: not enough is known. */
    lastDay: z.object({ items: count, usual: z.number().nullable() }),
    /** Silence is unusual from then on; null: not enough is known, or it was heard just now. */
    quietAt: when.nullable(),
    /** By day (UTC) of writing, oldest first; `receivedLate`: of these, fetched after a gap. */
    days: z.array(z.object({ day: z.iso.date(), items: count, receivedLate: count })),
    /** What may be asked of the network, as it told last. */
    allowance: z.object({ left: z.number(), limit: z.number(), resetAt: when }).nullable(),
    accessEndsAt: when.nullable(),
    missing: z.array(z.string()),
    /** Held by the network, not fetched yet; null: it does not tell. */
    waiting: count.nullable(),
    /** The newest, newest first. `items`: written meanwhile and fetched since. */
    gaps: z.array(z.object({ id: z.uuid(), why: z.enum(WHYS), from: when, to: when.nullable(), items: count })),
    troubles: z.array(TroubleView),
    mailed: MailedBy,
  })
  .meta({ id: 'ChannelHealth' })

export const channelHealthContract = {
  'GET /channels/troubles': {
    summary: 'List what is wrong with channels now',
    may: 'channels.mind',
    returns: z.object({ items: z.array(TroubleView), mailed: MailedBy }),
  },
  'GET /channels/:id/health': {
    summary: 'Show how well a channel hears: figures, gaps, troubles',
    may: 'channels.read',
    params: Id,
    returns: ChannelHealthView,
  },
} as const satisfies Contract
