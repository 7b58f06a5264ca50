import { z } from 'zod'
import { LONGEST } from '../reach.ts'
import { Opening, line } from '../visits/open.ts'
import { Telling } from '../visits/tell.ts'

/** Which channel; one that is no id is as little there as one that is none of ours. */
export const Channel = z.object({ channel: z.uuid() })

/** What pages send, by door. */
export const Begin = Opening
export const Tell = Telling
export const Say = z.object({
  /** Made by the page, the same on every try. */
  id: z.uuid(),
  text: line(LONGEST).min(1),
  page: z.string().max(2_000).nullish(),
  /** As `GET` gave it; for a visit's first word. */
  ticket: z.string().max(200).nullish(),
  /** A field that people do not see. */
  website: z.string().max(1_000).nullish(),
})
/** A file is the body; this stands in the address. */
export const Attach = z.object({
  id: z.uuid(),
  name: line(200)
    .min(1)
    .transform((name) => name.replaceAll(/[\\/\p{Cc}]/gu, '_')),
})
/** A file of a message, by its place among them. `picture`: small, to be shown; `file`: as it is, to be saved. */
export const Fetch = z.object({ message: z.uuid(), nth: z.coerce.number().int().min(0).max(100), as: z.enum(['file', 'picture']).default('file') })
export const Sign = z.object({ seen: z.number().int().min(0).optional(), typing: z.boolean().optional() })
export const Known = z.object({
  after: z.coerce.number().int().min(0).default(0),
  typing: z.enum(['0', '1']).default('0'),
  read: z.coerce.number().int().min(0).default(0),
  /** How long to wait for news, seconds; proxies close what is silent for a minute. */
  wait: z.coerce.number().int().min(0).max(25).default(25),
})
