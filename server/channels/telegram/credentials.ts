import { z } from 'zod'
import type { Field } from '../adapter.ts'

/** Telegram's own server. Another one is a Bot API server of the company's own (github.com/tdlib/telegram-bot-api). */
const API_ROOT = 'https://api.telegram.org'

/** What is typed to connect a bot. */
export const fields: readonly Field[] = [
  {
    name: 'botToken',
    label: 'Bot token',
    hint: 'What @BotFather gave you when you made the bot, like 123456789:AAF…',
    kind: 'password',
    secret: true,
    required: true,
  },
  {
    name: 'wholeGroups',
    label: 'Everything in its groups',
    hint: 'Not only what mentions or answers the bot. Its privacy mode must be off: see the guide.',
    kind: 'switch',
    secret: false,
    required: false,
  },
  {
    name: 'webhook',
    label: 'Telegram brings it (webhook)',
    hint: 'Instead of being asked for it. Only where this Aerie has an https address that the internet reaches.',
    kind: 'switch',
    secret: false,
    required: false,
  },
  {
    name: 'apiRoot',
    label: 'Server',
    hint: 'Leave it as it is unless you run a Bot API server of your own.',
    kind: 'url',
    secret: false,
    required: false,
    initial: API_ROOT,
  },
]

export const Settings = z.object({
  wholeGroups: z.boolean().default(false),
  webhook: z.boolean().default(false),
  apiRoot: z
    .url('This is not an address. It looks like https://api.telegram.org.')
    .transform((url) => url.replace(/\/+$/, ''))
    .default(API_ROOT),
  /** Found when it is connected. */
  botId: z.number().int().optional(),
  username: z.string().optional(),
})
export type Settings = z.output<typeof Settings>

export const Secret = z.object({ botToken: z.string().trim().min(1) })
