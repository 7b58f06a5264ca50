import { sql } from 'kysely'
import type { Look } from '#platform/work.ts'

/** More tags in use than a list shows are refused (notes/tag.ts), so that no list needs pages. */
export const MOST_TAGS = 500

/** The tags in use, by name; there are never more than 500. Found by leaping from tag to tag in the index. */
export async function tagsInUse({ db }: Pick<Look, 'db'>, most = MOST_TAGS): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    with recursive leap (tag) as (
      (select tag from desk.conversation_tag order by tag limit 1)
      union all
      select (select one.tag from desk.conversation_tag as one where one.tag > leap.tag order by one.tag limit 1) from leap where leap.tag is not null)
    select tag from leap where tag is not null limit ${most}`.execute(db)
  return rows.map((row) => row.tag)
}
