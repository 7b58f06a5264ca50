import { z } from 'zod'
import { OutboxView } from '#channels'

/** An uploaded file that goes with an answer or a contact. `alt`: what is to be seen in it, for who cannot see it. */
export const Attaching = z.object({ id: z.uuid(), alt: z.string().max(5_000).nullable().default(null) })

/** A message that was taken back. `files`: what was to go with it, to be named in another answer within a day. */
export const TakenBackView = OutboxView.extend({
  files: z.array(z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.number().int(), alt: z.string().nullable() })),
}).meta({ id: 'TakenBack' })

/** What may go with an answer; null in its place: only words. */
export const MediaView = z.object({
  most: z.number().int(),
  /** Media types, or beginnings of them that end in a slash; null: any. */
  types: z.array(z.string()).nullable(),
  /** Of one file, bytes. */
  largest: z.number().int(),
  /** It is asked what is to be seen in a picture. */
  alt: z.boolean(),
})
