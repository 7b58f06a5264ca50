import { z } from 'zod'
import type { Field } from '../adapter.ts'

/** What is typed to connect an account. */
export const fields: readonly Field[] = [
  {
    name: 'server',
    label: 'Server',
    hint: 'The server your account lives on, like mastodon.social. Your whole handle (@shop@mastodon.social) will do.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'accessToken',
    label: 'Access token',
    hint: 'Only if you do not sign in at the server: see the guide for where it is made.',
    kind: 'password',
    secret: true,
    required: true,
  },
]

/** `@shop@example.social`, `example.social`, or any address on it (`example.social/@shop`): the server's origin. */
function serverOf(typed: string): string | null {
  const handle = /^@?[^@/\s]+@([^@/\s]+)$/.exec(typed)
  const address = typed.includes('://') ? typed : `https://${handle?.[1] ?? typed}`
  const url = URL.canParse(address) ? new URL(address) : null
  const isServer = url && /^https?:$/.test(url.protocol) && !url.username && (typed.includes('://') || url.host.includes('.'))
  return isServer ? url.origin : null
}

export const Settings = z.object({
  server: z
    .string()
    .trim()
    .transform((typed, context) => {
      const server = serverOf(typed)
      if (!server) context.addIssue({ code: 'custom', message: 'This is not a server. It looks like mastodon.social.' })
      return server ?? z.NEVER
    }),
  /** The part of a handle behind the second @. Often, but not always, the server's own name. Found when it is connected. */
  domain: z.string().optional(),
  /** The account's id on its server. Found when it is connected. */
  accountId: z.string().optional(),
  handle: z.string().optional(),
})
export type Settings = z.output<typeof Settings>

/** Typed, or brought back from a sign-in. `endsAt`: the server said that it ends by itself then. */
export const Secret = z.object({ accessToken: z.string().trim().min(1).optional(), endsAt: z.iso.datetime().optional() })
