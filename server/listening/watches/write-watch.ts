import { sql } from 'kysely'
import { readTeams } from '#workspace'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readQuery } from './query/read-query.ts'
import { noSuchWatch } from './read.ts'
import { renew } from './renew.ts'
import { waitsForUs, type WatchDraft } from './watch.ts'

/** More would be no list that anybody keeps; measured up to here (bench/watches.ts). */
const MOST = 10_000

/** Begins to watch for a query, from what comes in next on. @returns its id */
export async function beginWatch(work: Work, draft: WatchDraft): Promise<string> {
  const { tx, by, now } = work
  const { name, query, purpose, becomes, teamId } = await allowed(work, null, draft)
  await demandPlace(tx)
  const id = newId()
  await sql`
    insert into listening.watch (id, name, query, purpose, becomes, team_id, created_at, created_by, changed_at, changed_by)
    values (${id}, ${name}, ${query}, ${purpose}, ${becomes}, ${teamId}, ${now}, ${memberOf(by)}, ${now}, ${memberOf(by)})`.execute(tx)
  await record(tx, now, [{ kind: 'watch.begun', by: memberOf(by), data: { watchId: id, name } }])
  return id
}

/** Changes what is watched for or what becomes of it, from now on. What it caught stays its own. */
export async function changeWatch(work: Work, id: string, draft: WatchDraft): Promise<void> {
  const { tx, by, now } = work
  const { name, query, purpose, becomes, teamId } = await allowed(work, id, draft)
  const { rows } = await sql`
    update listening.watch set name = ${name}, query = ${query}, purpose = ${purpose}, becomes = ${becomes}, team_id = ${teamId},
      changed_at = ${now}, changed_by = ${memberOf(by)} where id = ${id} and removed_at is null returning id`.execute(tx)
  if (rows.length === 0) throw noSuchWatch()
  await record(tx, now, [{ kind: 'watch.changed', by: memberOf(by), data: { watchId: id, name } }])
}

/** Brings a watch back that was removed, as it was, with what it caught. One that is there stays as it is. */
export async function bringBackWatch(work: Work, id: string): Promise<void> {
  const { tx, by, now } = work
  const { rows } = await sql<WatchDraft & { removed: boolean }>`
    select name, query, purpose, becomes, team_id as "teamId", removed_at is not null as removed from listening.watch where id = ${id}`.execute(tx)
  if (!rows[0]) throw noSuchWatch()
  if (!rows[0].removed) return
  const { name } = await allowed(work, id, rows[0])
  await demandPlace(tx)
  await sql`update listening.watch set removed_at = null, removed_by = null where id = ${id}`.execute(tx)
  await record(tx, now, [{ kind: 'watch.brought_back', by: memberOf(by), data: { watchId: id, name } }])
}

async function demandPlace(tx: Tx): Promise<void> {
  const { rows } = await sql<{ full: boolean }>`select count(*) >= ${MOST} as full from listening.watch where removed_at is null`.execute(tx)
  if (rows[0]!.full) throw new Refusal('conflict', 'too-many-watches', 'There are 10,000 watches, the most there can be. Remove one that nobody needs.')
}

/** Refuses a query that cannot be read, a name that is taken, a team that is not there. A team is kept only where it means something. */
async function allowed({ tx }: Work, id: string | null, draft: WatchDraft): Promise<WatchDraft> {
  const { trouble } = readQuery(draft.query)
  if (trouble) throw new Refusal('invalid', 'query-not-understood', trouble.says, { trouble })
  await renew(tx) // one at a time: names and the number of watches are looked at by nobody else meanwhile
  const { rows } = await sql`
    select from listening.watch where lower(name) = lower(${draft.name}) and removed_at is null and id is distinct from ${id}::uuid`.execute(tx)
  if (rows.length > 0) throw new Refusal('conflict', 'watch-name-taken', 'Another watch has this name. Choose one that tells them apart.')
  const teamId = waitsForUs({ id: '', ...draft }) ? draft.teamId : null
  if (teamId && !(await readTeams(tx)).some((team) => team.id === teamId))
    throw new Refusal('invalid', 'no-such-team', 'This team is not there any more. Choose another.')
  return { ...draft, teamId }
}
