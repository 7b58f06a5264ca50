import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

/** A file that somebody brought to send it, or to keep it with what they write down. */
export interface Upload {
  id: string
  name: string
  type: string
  bytes: number
  file: string
}

/** What its writer says of a file they use. `alt`: what is to be seen in it, for who cannot see it. */
export interface Used {
  id: string
  alt: string | null
}

export async function keepUpload({ tx, by, now }: Work, { id, name, type, bytes, file }: Upload): Promise<void> {
  await sql`insert into listening.upload (id, name, type, bytes, file, by, at) values (${id}, ${name}, ${type}, ${bytes}, ${file}, ${by.id}, ${now})`.execute(
    tx,
  )
}

/**
 * Takes the files that the actor uploaded, in the order named: each is used once, exactly if the caller's transaction commits.
 * Refuses one that is not there, is another's, or was used already.
 */
export async function takeUploads({ tx, by }: Work, used: readonly Used[]): Promise<(Omit<Upload, 'id'> & { alt: string | null })[]> {
  if (used.length === 0) return []
  const { rows } = await sql<Upload>`
    delete from listening.upload where id = any(${used.map((one) => one.id)}::uuid[]) and by = ${by.id} returning id, name, type, bytes, file`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  return used.map(({ id, alt }) => {
    const upload = found.get(id)
    if (!upload) throw new Refusal('conflict', 'no-such-upload', 'A file is not there any more, or was used already. Add it again.')
    const { name, type, bytes, file } = upload
    return { name, type, bytes, file, alt: alt?.trim() || null }
  })
}

/** Gives files back that were taken for what is not sent after all: the actor's again, to be used anew. @returns them as uploads, in order, with what was said of each */
export async function giveBack(
  { tx, by, now }: Work,
  files: readonly (Omit<Upload, 'id'> & { alt?: string | null | undefined })[],
): Promise<(Upload & { alt: string | null })[]> {
  const given = files.map(({ name, type, bytes, file, alt }) => ({ id: newId(), name, type, bytes, file, alt: alt ?? null }))
  if (given.length > 0)
    await sql`
      insert into listening.upload (id, name, type, bytes, file, by, at)
      select id, name, type, bytes, file, ${by.id}, ${now}
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as one (id uuid, name text, type text, bytes bigint, file text)`.execute(tx)
  return given
}
