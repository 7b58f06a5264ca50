import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readTopicsSoon } from '../learning/read-soon.ts'
import { hashesOf } from '../reading/scan.ts'
import { MOST_TOPICS } from '../topic.ts'
import { alone } from './alone.ts'
import type { TopicGiven, TopicView } from './contract.ts'
import { noSuchTopic } from './demand.ts'
import { readTopics } from './list.ts'

type Given = Omit<z.output<typeof TopicGiven>, 'proposalId'>
type Shown = z.input<typeof TopicView>

/** Adds a topic at the end of the list. Refuses a name that is taken, words that are none, and more topics than every text is held against. */
export async function addTopic(work: Work, jobs: Jobs, { proposalId, ...given }: z.output<typeof TopicGiven>): Promise<Shown> {
  const { tx, by, now } = work
  await alone(tx)
  await demandSense(tx, given, null)
  await demandRoom(tx)
  const id = newId()
  await sql`
    insert into triage.topic (id, place, name, description, words, examples, made_at, made_by)
    select ${id}, coalesce(max(place), 0) + 1, ${given.name}, ${given.description}, ${given.words}, ${given.examples}, ${now}, ${memberOf(by)} from triage.topic`.execute(
    tx,
  )
  if (proposalId) await sql`delete from triage.topic_proposal where id = ${proposalId}`.execute(tx)
  return told(work, jobs, 'triage.topic_added', id)
}

/** Changes a topic. */
export async function changeTopic(work: Work, jobs: Jobs, id: string, given: Given): Promise<Shown> {
  const { tx } = work
  await alone(tx)
  await demandSense(tx, given, id)
  const { name, description, words, examples } = given
  await changeOne(
    sql`update triage.topic set name = ${name}, description = ${description}, words = ${words}, examples = ${examples} where id = ${id} returning id`,
    tx,
  )
  return told(work, jobs, 'triage.topic_changed', id)
}

/** Looks for it no more. What has it keeps it. */
export async function archiveTopic(work: Work, jobs: Jobs, id: string): Promise<Shown> {
  const { tx, by, now } = work
  await alone(tx)
  await changeOne(sql`update triage.topic set archived_at = ${now}, archived_by = ${memberOf(by)} where id = ${id} and archived_at is null returning id`, tx)
  return told(work, jobs, 'triage.topic_archived', id)
}

/** Looks for it again. Refuses when another has its name by now. */
export async function restoreTopic(work: Work, jobs: Jobs, id: string): Promise<Shown> {
  const { tx } = work
  await alone(tx)
  const { rows } = await sql<{ name: string }>`select name from triage.topic where id = ${id} and archived_at is not null`.execute(tx)
  if (!rows[0]) throw noSuchTopic()
  await demandName(tx, rows[0].name, id)
  await demandRoom(tx)
  await sql`update triage.topic set archived_at = null, archived_by = null where id = ${id}`.execute(tx)
  return told(work, jobs, 'triage.topic_restored', id)
}

/** Puts topics in order; those that are not named come after. */
export async function orderTopics({ tx, by, now }: Work, ids: readonly string[]): Promise<void> {
  await alone(tx)
  await sql`
    update triage.topic set place = given.place from unnest(${ids}::uuid[]) with ordinality as given (id, place) where topic.id = given.id`.execute(tx)
  await sql`update triage.topic set place = place + 10000 where id <> all(${ids}::uuid[]) and place < 10000`.execute(tx)
  await record(tx, now, [{ kind: 'triage.topics_ordered', by: memberOf(by) }])
}

async function told({ tx, by, now }: Work, jobs: Jobs, kind: `triage.${string}`, id: string): Promise<Shown> {
  await record(tx, now, [{ kind, by: memberOf(by), data: { topicId: id } }])
  await readTopicsSoon(tx, now, jobs)
  return (await readTopics(tx)).items.find((topic) => topic.id === id)!
}

async function changeOne(statement: ReturnType<typeof sql>, tx: Tx): Promise<void> {
  const { rows } = await statement.execute(tx)
  if (rows.length === 0) throw noSuchTopic()
}

async function demandSense(tx: Tx, { name, words }: Given, id: string | null): Promise<void> {
  await demandName(tx, name, id)
  const empty = words.find((word) => hashesOf(word).length === 0)
  if (empty !== undefined)
    throw new Refusal('invalid', 'no-word', `“${empty}” holds no word that could be found in a message. Write it with letters or digits.`)
}

async function demandName(tx: Tx, name: string, id: string | null): Promise<void> {
  const { rows } = await sql`select from triage.topic where lower(name) = lower(${name}) and archived_at is null and id is distinct from ${id}::uuid`.execute(
    tx,
  )
  if (rows.length > 0) throw new Refusal('conflict', 'topic-taken', `There is a topic “${name}” already. Give this one another name.`)
}

async function demandRoom(tx: Tx): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from triage.topic where archived_at is null`.execute(tx)
  if (rows[0]!.count >= MOST_TOPICS) throw new Refusal('conflict', 'too-many-topics', `There are ${MOST_TOPICS} topics. Archive one that nobody needs first.`)
}
