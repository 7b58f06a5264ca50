import { z } from 'zod'
import type { Account, Field } from '../adapter.ts'

/** Asked for more often than this, some servers shut the door, minutes. */
const SHORTEST = 5

export const Settings = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Write an address like https://example.com/feed.xml.' }).max(2000),
  interval: z.coerce
    .number('A number is needed.')
    .min(SHORTEST, `At least ${SHORTEST} minutes are needed.`)
    .max(24 * 60)
    .default(15),
  days: z.coerce.number('A number is needed.').int().min(0).max(3650).default(7),
})
export const Secret = z.object({})

const text = { kind: 'text', secret: false, required: false } as const

export const fields: readonly Field[] = [
  { ...text, name: 'url', label: 'Address', hint: 'Of the feed, or of the site that has one', kind: 'url', required: true },
  { ...text, name: 'interval', label: 'Minutes between looks', hint: `At least ${SHORTEST}; a feed may ask for more`, kind: 'number', initial: '15' },
  { ...text, name: 'days', label: 'Days back', hint: 'How much of what is there already is taken in at first', kind: 'number', initial: '7' },
]

export const settingsOf = (account: Pick<Account, 'settings'>) => Settings.parse(account.settings)
