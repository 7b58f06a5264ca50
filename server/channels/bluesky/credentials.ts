import type { AtpSessionData } from '@atproto/api'
import type { NodeSavedSession } from '@atproto/oauth-client-node'
import { z } from 'zod'
import type { Field } from '../adapter.ts'

/** The server most accounts live on. It sends the client on to the account's own. */
const DEFAULT_SERVICE = 'https://bsky.social'
/** Where it is looked up which server an account lives on. */
const DEFAULT_DIRECTORY = 'https://plc.directory'

/** Where direct messages are kept, for all of Bluesky (docs.bsky.app, 2026). */
const DEFAULT_CHAT = 'did:web:api.bsky.chat'

/** What is typed to connect an account. */
export const fields: readonly Field[] = [
  {
    name: 'handle',
    label: 'Handle',
    hint: 'Your account’s name on Bluesky, like shop.bsky.social or shop.example.com.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'appPassword',
    label: 'App password',
    hint: 'Make one in Bluesky under Settings → Privacy and security → App passwords. Not the password you sign in with.',
    kind: 'password',
    secret: true,
    required: true,
  },
  {
    name: 'service',
    label: 'Server',
    hint: 'Leave it as it is unless your account lives on a server of its own.',
    kind: 'url',
    secret: false,
    required: false,
    initial: DEFAULT_SERVICE,
  },
  {
    name: 'messages',
    label: 'Direct messages',
    hint: 'Needs an app password made with “Allow access to your direct messages” ticked.',
    kind: 'switch',
    secret: false,
    required: false,
    initial: 'false',
  },
  {
    name: 'listens',
    label: 'Listen to the public stream',
    hint: 'Hears all of Bluesky, and keeps only what one of your watches catches. Switch it on for one account.',
    kind: 'switch',
    secret: false,
    required: false,
    initial: 'false',
  },
  {
    name: 'stream',
    label: 'Stream',
    hint: 'Address of another Jetstream, like wss://jetstream.example.com/subscribe. Leave it empty for Bluesky’s own.',
    kind: 'url',
    secret: false,
    required: false,
  },
]

export const Settings = z.object({
  handle: z
    .string()
    .trim()
    .transform((handle) => handle.replace(/^@/, '').toLowerCase())
    .default(''),
  service: z.url('This is not an address. It looks like https://bsky.social.').default(DEFAULT_SERVICE),
  /** The directory of accounts; another one only for a network of one's own. */
  directory: z.url().default(DEFAULT_DIRECTORY),
  /** Whether direct messages come in, and the service that keeps them; another one only for a network of one's own. */
  messages: z.boolean().default(false),
  chat: z.string().regex(/^did:/).default(DEFAULT_CHAT),
  /** Whether the public stream is listened to, as long as somebody watches for something. */
  listens: z.boolean().default(false),
  stream: z.url({ protocol: /^wss?$/, error: 'Write an address like wss://jetstream.example.com/subscribe.' }).optional(),
  /** The account's id, which stays when its handle changes. Found when it is connected. */
  did: z.string().optional(),
})
export type Settings = z.output<typeof Settings>

/** Typed: an app password. Kept beside it: the session made with it, or the one of a sign-in at the network. */
export const Secret = z.object({
  appPassword: z.string().trim().min(1).optional(),
  session: z.custom<AtpSessionData & { pds?: string }>().optional(),
  oauth: z.custom<NodeSavedSession>().optional(),
})
export type Secret = z.output<typeof Secret>
