import { z } from 'zod'
import type { Field } from '../adapter.ts'

const API_ROOT = 'https://discord.com/api/v10'

/** What is typed to connect a bot. */
export const fields: readonly Field[] = [
  {
    name: 'botToken',
    label: 'Bot token',
    hint: 'From discord.com/developers/applications: your application → Bot → Reset Token.',
    kind: 'password',
    secret: true,
    required: true,
  },
  {
    name: 'channels',
    label: 'Channels and forums',
    hint: 'Links of those in which everything comes in, threads too, with spaces between. Empty: only what mentions or answers the bot, and its direct messages.',
    kind: 'text',
    secret: false,
    required: false,
  },
]

/** Links (`https://discord.com/channels/<server>/<channel>`) or bare ids. */
const idsIn = (typed: string): string[] => typed.split(/[\s,;]+/).flatMap((one) => /(\d{15,21})\/?$/.exec(one)?.[1] ?? [])

export const Settings = z.object({
  channels: z
    .string()
    .trim()
    .refine((typed) => typed === '' || idsIn(typed).length === typed.split(/[\s,;]+/).length, 'Right-click the channel in Discord and choose “Copy Link”.')
    .default(''),
  /** Another one only for tests. */
  apiRoot: z.url().default(API_ROOT),
})

export const channelsIn = (settings: z.output<typeof Settings>): Set<string> => new Set(idsIn(settings.channels))

export const Secret = z.object({ botToken: z.string().trim().min(1) })
