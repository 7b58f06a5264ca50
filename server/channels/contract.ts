import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Done, Id } from '#workspace'

export const ChannelView = z
  .object({
    id: z.uuid(),
    network: z.string(),
    name: z.string(),
    teamId: z.uuid().nullable(),
    brandId: z.uuid().nullable(),
    settings: z.record(z.string(), z.unknown()),
    receives: z.boolean(),
    answers: z.boolean(),
    state: z.enum(['well', 'quiet', 'failing', 'needs-you', 'paused']),
    /** What a person must do, in words; null: nothing. */
    needs: z.string().nullable(),
    lastError: z.string().nullable(),
    lastOkAt: z.iso.datetime().nullable(),
    lastItemAt: z.iso.datetime().nullable(),
    failingSince: z.iso.datetime().nullable(),
    waitingToSend: z.number().int(),
    failedToSend: z.number().int(),
  })
  .meta({ id: 'Channel' })

/** A form a person fills to connect a channel; the screen is drawn from it. */
export const NetworkView = z
  .object({
    network: z.string(),
    title: z.string(),
    about: z.string(),
    guide: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        hint: z.string(),
        kind: z.enum(['text', 'password', 'number', 'url', 'switch']),
        secret: z.boolean(),
        required: z.boolean(),
        initial: z.string().optional(),
      }),
    ),
    /** Offers a sign-in at the network itself instead of a password here. */
    oauth: z.boolean(),
  })
  .meta({ id: 'Network' })

export const OutboxView = z
  .object({
    id: z.uuid(),
    channelId: z.uuid(),
    conversationId: z.uuid(),
    text: z.string(),
    state: z.enum(['queued', 'sending', 'sent', 'failed', 'cancelled']),
    attempts: z.number().int(),
    error: z.string().nullable(),
    advice: z.string().nullable(),
    writtenAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: 'OutgoingMessage' })

const details = z.object({
  name: z.string().trim().min(1).max(120),
  teamId: z.uuid().nullable(),
  brandId: z.uuid().nullable(),
  /** The network's own fields, by name, secret ones among them; those are never read back. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** A new channel has no team or brand unless it is said; a change leaves alone what it does not name. */
const first = details.extend({ network: z.string(), teamId: details.shape.teamId.default(null), brandId: details.shape.brandId.default(null) })

export const channelsContract = {
  'GET /networks': { summary: 'List the networks a channel can be made for', may: 'channels.read', returns: z.object({ items: z.array(NetworkView) }) },
  'GET /channels': {
    summary: 'List the channels with their health (at most 500)',
    may: 'channels.read',
    returns: z.object({ items: z.array(ChannelView).max(500) }),
  },
  'POST /channels': {
    summary: 'Connect a channel; its credentials are tried first',
    may: 'channels.manage',
    body: first,
    returns: ChannelView,
  },
  'POST /channels/sign-in': {
    summary: 'Begin to connect a channel by signing in at the network; open the address in the same browser',
    may: 'channels.manage',
    body: first,
    returns: z.object({ url: z.url() }),
  },
  'PATCH /channels/:id': {
    summary: 'Change a channel; new credentials are tried first',
    may: 'channels.manage',
    params: Id,
    body: details.partial(),
    returns: ChannelView,
  },
  'POST /channels/:id/pause': { summary: 'Stop receiving for a while', may: 'channels.manage', params: Id, returns: ChannelView },
  'POST /channels/:id/resume': { summary: 'Receive again; what came meanwhile is fetched', may: 'channels.manage', params: Id, returns: ChannelView },
  'POST /channels/:id/check': { summary: 'Try the channel now', may: 'channels.manage', params: Id, returns: ChannelView },
  'DELETE /channels/:id': { summary: 'Disconnect a channel; its history stays', may: 'channels.manage', params: Id, returns: Done },
} as const satisfies Contract
