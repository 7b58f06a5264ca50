import { sql } from 'kysely'
import type { Look } from '#platform/work.ts'

/** The tags in use, by name: at most 500. Found by leaping from tag to tag in the index. */
export async function tagsInUse({ db }: Pick<Look, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    with recursive leap (tag) as (
      (select tag from desk.conversation_tag order by tag limit 1)
      union all
      select (select one.tag from desk.conversation_tag as one where one.tag > leap.tag order by one.tag limit 1) from leap where leap.tag is not null)
    select tag from leap where tag is not null limit 500`.execute(db)
  return rows.map((row) => row.tag)
}
