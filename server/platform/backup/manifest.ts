import { z } from 'zod'

/** The form of a backup. Grows when an older Aerie could no longer read it. */
export const FORMAT = 1

/** What a backup says of itself. It is the archive's last entry, so one that was broken off has none. */
export const Manifest = z.object({
  format: z.literal(FORMAT, 'this backup was made in a form that this Aerie does not know: restore it with the version that made it'),
  /** The version of Aerie that made it. */
  aerie: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** The migrations its data has had, in order. */
  migrations: z.array(z.string()),
  /** Tells one secret key from another, and nothing about it. */
  keyPrint: z.string(),
  withKey: z.boolean(),
  /** In the order they are loaded: what is referred to comes first. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.number().int(),
      bytes: z.number().int(),
      sha256: z.string(),
    }),
  ),
  files: z.object({ count: z.number().int(), bytes: z.number().int(), sha256: z.string() }),
})
export type Manifest = z.infer<typeof Manifest>
export type TableInBackup = Manifest['tables'][number]

export const MANIFEST = 'manifest.json'
export const KEY = 'secret.key'
export const FILES = 'files/'

/** A table's rows lie in parts of a few megabytes, because a tar entry must say its length before its first byte. */
export const partName = (table: string, nth: number): string => `tables/${table}/${String(nth).padStart(6, '0')}`

/** The table that an entry of the archive belongs to; null: it is no part of a table. */
export const tableOf = (entry: string): string | null => /^tables\/(.+)\/\d{6,}$/.exec(entry)?.[1] ?? null
