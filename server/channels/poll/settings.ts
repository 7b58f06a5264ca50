import { z } from 'zod'
import type { Account, Field } from '../adapter.ts'
import { isExpression } from './expression.ts'

/** Asked for more often than this, some servers shut the door, minutes. */
const SHORTEST = 1
/** Pages read at one look, at most. */
const MOST_PAGES = 20

const expression = () =>
  z.string().trim().max(500).refine(isExpression, 'Write a path like $.text or $.posts[*], or a text with paths in braces: see the guide.').optional()

export const Settings = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Write an address like https://forum.example.com/posts.json.' }).max(2000),
  items: expression().default('$[*]'),
  id: expression().default('{$.id}'),
  text: expression().default('{$.text}'),
  title: expression(),
  author: expression(),
  authorId: expression(),
  at: expression(),
  link: expression(),
  inReplyTo: expression(),
  language: expression(),
  next: expression(),
  pages: z.coerce.number('A number is needed.').int().min(1).max(MOST_PAGES).default(3),
  interval: z.coerce
    .number('A number is needed.')
    .min(SHORTEST, 'One minute is the least.')
    .max(24 * 60)
    .default(10),
  days: z.coerce.number('A number is needed.').int().min(0).max(3650).default(7),
})
export type Settings = z.output<typeof Settings>

/** A header's name and value (RFC 9110 §5.1). What rules the connection is not theirs to say. */
const HEADER = /^([!#$%&'*+.^_`|~\w-]+)\s*:\s*([\t\x20-\x7e\x80-\xff]*)$/
const OURS = /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|accept-encoding|if-none-match|if-modified-since)$/i

export const Secret = z.object({
  headers: z
    .string()
    .max(8000)
    .refine((text) => linesOf(text).every((line) => HEADER.test(line) && !OURS.test(line.split(':')[0]!)), 'Write each like Authorization: Bearer 123.')
    .optional(),
})

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n|]+/)
    .map((line) => line.trim())
    .filter(Boolean)

/** The headers that go with each request. */
export function headersOf({ secret }: Pick<Account, 'secret'>): Record<string, string> {
  const { headers = '' } = Secret.parse(secret)
  return Object.fromEntries(
    linesOf(headers).map((line) => {
      const [, name, value] = HEADER.exec(line)!
      return [name!.toLowerCase(), value!]
    }),
  )
}

const text = { kind: 'text', secret: false, required: false } as const
const path = (name: string, label: string, hint: string, initial?: string): Field => ({ ...text, name, label, hint, ...(initial && { initial }) })

export const fields: readonly Field[] = [
  { ...text, name: 'url', label: 'Address', hint: 'Of the page that answers in JSON', kind: 'url', required: true },
  { ...path('items', 'Items', 'JSONPath of what becomes an item, like $.posts[*]', '$[*]'), required: true },
  { ...path('id', 'Id', 'In each item: what it is known by, like $.id', '$.id'), required: true },
  { ...path('text', 'Text', 'What is said, as text or HTML, like $.content', '$.text'), required: true },
  path('title', 'Title', 'Like $.title, or {$.rating} of 5: {$.title}'),
  path('author', 'Author', 'The name of who said it, like $.user.name'),
  path('authorId', 'Author’s id', 'What the author is known by, like $.user.id; without it the name'),
  path('at', 'Date', 'When it was said: a date, or seconds or milliseconds since 1970'),
  path('link', 'Link', 'Where it can be opened, like $.url or /post/{$.id}'),
  path('inReplyTo', 'Answers', 'The id of the item that it answers'),
  path('language', 'Language', 'Like $.lang'),
  path('next', 'Next page', 'In the whole answer: the address of the next page, like $.next or ?page={$.next_page}'),
  { ...text, name: 'pages', label: 'Pages', hint: `Read at one look at most, up to ${MOST_PAGES}`, kind: 'number', initial: '3' },
  { ...text, name: 'interval', label: 'Minutes between looks', hint: 'The server may ask for more', kind: 'number', initial: '10' },
  { ...text, name: 'days', label: 'Days back', hint: 'How much of what is there already is taken in at first', kind: 'number', initial: '7' },
  {
    name: 'headers',
    label: 'Headers',
    hint: 'Sent with each request, kept sealed, like Authorization: Bearer 123; several with | between',
    kind: 'password',
    secret: true,
    required: false,
  },
]

export const settingsOf = (account: Pick<Account, 'settings'>): Settings => Settings.parse(account.settings)
