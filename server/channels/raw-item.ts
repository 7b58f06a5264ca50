import { z } from 'zod'

/** PostgreSQL's text holds no NUL, and JSON no half of a surrogate pair; everything else may be in it. */
const clean = (value: string): string => value.replaceAll('\u0000', '').toWellFormed()
const text = (max: number) => z.string().max(max).overwrite(clean)
const short = text(500)
const name = short.min(1)

/** A link to a page. What is none, or could do something when it is opened (`javascript:`), is as good as left out. */
const page = text(2000)
  .nullish()
  .overwrite((value) => (value && PAGE.test(value) ? value : null))
const PAGE = /^https?:\/\/[^\s/?#]/i

/** Nothing was written on a network before 1970; what says so, or is far ahead, is a broken date. */
const [EARLIEST, LATEST] = [new Date('1970-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')]
const instant = z.date().min(EARLIEST, 'a date before 1970').max(LATEST, 'a date after 2099')

/** The largest number that PostgreSQL's `int` holds; nobody has more followers than that. */
const MOST_FOLLOWERS = 2_147_483_647
const count = z.number().int().min(0)

/** What an adapter keeps of an item is small: ids, addresses, a thread's root. As JSON, characters. */
const LONGEST_EXTRA = 64_000
const DEEPEST_EXTRA = 20
const extra = z
  .record(z.string(), z.unknown())
  .refine(
    (value) => isShallow(value, DEEPEST_EXTRA) && JSON.stringify(value).length <= LONGEST_EXTRA,
    'longer than 64,000 characters or nested more than 20 deep',
  )
  .overwrite((value) => cleanAll(value) as Record<string, unknown>)

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' || value === null || (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)))

function cleanAll(value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(cleanAll)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), cleanAll(inner)]))
}

/**
 * One item as it comes from a network, a file or the API: the public JSON shape. Only `id`, `network`, an author's `id` or
 * `handle`, `text` and `at` are required. What fits this, the database can hold.
 */
export const RawItem = z
  .object({
    id: name,
    network: z
      .string()
      .max(40)
      .regex(/^[a-z0-9._-]+$/i, 'letters, digits, dot, dash')
      .toLowerCase(),
    author: z
      .object({
        id: short.nullish(),
        handle: short.nullish(),
        name: short.nullish(),
        url: page,
        followers: count.overwrite((value) => Math.min(value, MOST_FOLLOWERS)).nullish(),
      })
      .refine((author) => author.id || author.handle?.replace(/^@/, ''), 'an id or a handle is needed'),
    text: text(200_000),
    at: z
      .union([z.iso.datetime({ offset: true, local: false }).transform((value) => new Date(value)), z.date()], 'not an instant like 2026-03-01T09:30:00Z')
      .pipe(instant),
    inReplyTo: short.nullish(),
    visibility: z.enum(['public', 'direct']).default('public'),
    url: page,
    lang: short.max(35).nullish(),
    // Beyond the five: what adapters know and the public shape may carry.
    direction: z.enum(['in', 'out']).default('in'),
    /**
     * Mail: every Message-ID in In-Reply-To and References. An item belongs to those it refers to; what one author sent that
     * shares one, seen or not, belongs together.
     */
    references: z.array(short).max(200).nullish(),
    subject: text(1000).nullish(),
    /** Sanitised by the adapter. */
    html: text(1_000_000).nullish(),
    /** An auto-reply or a bounce: kept and shown, never answered, starts no clock. */
    automatic: z.boolean().default(false),
    attachments: z
      .array(z.object({ file: name, name: short, type: short, bytes: count, alt: text(5_000).nullish() }))
      .max(100)
      .default([]),
    /**
     * Nobody said it to us: it comes from a stream or a feed that we listen to. A watch that only counts, or only notes it on the
     * person, keeps it out of the desk. `stream`: nobody wants all of it, it is here because a watch met it; should none meet it any
     * more, it is kept out as well.
     */
    overheard: z.union([z.boolean(), z.literal('stream')]).optional(),
    /** What the adapter wants back when the item is answered. */
    extra: extra.default({}),
  })
  .meta({ id: 'Item' })
export type RawItem = z.output<typeof RawItem>

/**
 * The author changed or took back an item; networks require that we follow. `extra`: what of the item's own is different now (what
 * it is covered for); what is left out stays.
 */
export type RawChange =
  | { change: 'edited'; id: string; at: Date; text: string; html?: string | null; subject?: string | null; extra?: Record<string, unknown> }
  | { change: 'deleted'; id: string; at: Date }
