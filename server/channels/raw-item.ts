import { z } from 'zod'

/** PostgreSQL text holds no NUL; everything else may be in it. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((value) => value.replaceAll('\u0000', ''))
const short = text(500)

/**
 * One item as it comes from a network, a file or the API: the public JSON shape. Only `id`, `network`, an author's `id` or
 * `handle`, `text` and `at` are required.
 */
export const RawItem = z
  .object({
    id: short.min(1),
    network: short
      .min(1)
      .max(40)
      .regex(/^[a-z0-9._-]+$/i, 'letters, digits, dot, dash'),
    author: z
      .object({
        id: short.min(1).nullish(),
        handle: short.min(1).nullish(),
        name: short.nullish(),
        url: text(2000).nullish(),
        followers: z.number().int().min(0).nullish(),
      })
      .refine((author) => author.id || author.handle, 'an id or a handle is needed'),
    text: text(200_000),
    at: z.iso
      .datetime({ offset: true, local: false })
      .transform((value) => new Date(value))
      .or(z.date()),
    inReplyTo: short.nullish(),
    visibility: z.enum(['public', 'direct']).default('public'),
    url: text(2000).nullish(),
    lang: short.max(35).nullish(),
    // Beyond the five: what adapters know and the public shape may carry.
    direction: z.enum(['in', 'out']).default('in'),
    /** Mail: every Message-ID in In-Reply-To and References. Items that share one belong together, seen or not. */
    references: z.array(short).max(200).nullish(),
    subject: text(1000).nullish(),
    /** Sanitised by the adapter. */
    html: text(1_000_000).nullish(),
    /** An auto-reply or a bounce: kept and shown, never answered, starts no clock. */
    automatic: z.boolean().default(false),
    attachments: z
      .array(z.object({ file: z.string(), name: z.string(), type: z.string(), bytes: z.number() }))
      .max(100)
      .default([]),
    /** What the adapter wants back when the item is answered. */
    extra: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'Item' })
export type RawItem = z.output<typeof RawItem>

/** The author changed or took back an item; networks require that we follow. */
export type RawChange =
  | { change: 'edited'; id: string; at: Date; text: string; html?: string | null; subject?: string | null }
  | { change: 'deleted'; id: string; at: Date }
