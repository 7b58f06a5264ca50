import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { alone } from '../../triage/topics/keeping/alone.ts'
import { readDemo, type Demo } from './demo.ts'

/**
 * Takes the demo away with everything that came with it: its channels, items, people, conversations, colleagues and the facts
 * about them. What real colleagues did in real conversations stays. The only place besides the erasure of a person where
 * facts may go, for they tell of what never was.
 */
export async function removeDemo(work: Work): Promise<void> {
  const { tx } = work
  await lockName(tx, 'demo')
  const demo = await readDemo(tx)
  if (!demo) throw new Refusal('conflict', 'no-demo', 'There is no demo to remove.')
  for (const id of demo.channelIds.toSorted()) await lockName(tx, `intake ${id}`) // a delivery at hand is finished first
  await sql`set local aerie.erasing = 'on'`.execute(tx)
  await forgetConversations(tx, demo)
  await forgetItems(tx, demo)
  await forgetPeople(tx)
  await forgetTopics(work, demo)
  await forgetWorkspace(tx, demo)
}

async function forgetConversations(tx: Tx, { channelIds, memberIds }: Demo): Promise<void> {
  const theirs = sql`(select id from desk.conversation where channel_id = any(${channelIds}))`
  await sql`delete from desk.note where conversation_id in ${theirs}`.execute(tx)
  await sql`delete from desk.mention where conversation_id in ${theirs} or member_id = any(${memberIds})`.execute(tx)
  await sql`delete from desk.conversation_tag where conversation_id in ${theirs}`.execute(tx)
  await sql`delete from desk.logged_answer where conversation_id in ${theirs}`.execute(tx)
  await sql`delete from desk.merged where into_id in ${theirs}`.execute(tx)
  await sql`delete from desk.target where channel_id = any(${channelIds})`.execute(tx)
  await sql`delete from platform.fact where channel_id = any(${channelIds}) or conversation_id in ${theirs} or by = any(${memberIds})`.execute(tx)
  await sql`delete from desk.likeness where conversation_id in ${theirs}`.execute(tx)
  await sql`delete from desk.conversation where channel_id = any(${channelIds})`.execute(tx)
}

async function forgetItems(tx: Tx, { channelIds }: Demo): Promise<void> {
  for (const table of ['triage.assessment', 'triage.question', 'triage.suggestion'])
    await sql`delete from ${sql.table(table)} where item_id in (select id from listening.item where channel_id = any(${channelIds}))`.execute(tx)
  for (const table of ['listening.item', 'listening.early_change', 'listening.set_aside', 'listening.import', 'channels.outbox'])
    await sql`delete from ${sql.table(table)} where channel_id = any(${channelIds})`.execute(tx)
}

/** The topics it brought, what was learned of them, and what its messages suggested; one fact tells every process to look for them no more. */
async function forgetTopics({ tx, by, now }: Work, { topicIds }: Demo): Promise<void> {
  if (topicIds.length === 0) return
  await alone(tx) // what is being read for them ends before, and goes too, or finds nothing to keep
  await sql`delete from triage.topic where id = any(${topicIds})`.execute(tx)
  await sql`delete from triage.topic_proposal where dismissed_at is null`.execute(tx)
  await sql`delete from triage.topic_model where not exists (select from triage.topic)`.execute(tx)
  await sql`delete from platform.fact where kind like 'triage.topic%' and not exists (select from triage.topic)`.execute(tx)
  await record(tx, now, [{ kind: 'triage.topics_forgotten', by: memberOf(by) }])
}

/** People known only from the demo's network; whoever else they turned out to be stays. */
async function forgetPeople(tx: Tx): Promise<void> {
  await sql`
    with gone as (delete from people.identity where network = 'demo' returning person_id),
      alone as (select person_id from gone except select person_id from people.identity where network <> 'demo'),
      notes as (delete from people.note where person_id in (select person_id from alone)),
      told as (delete from platform.fact where person_id in (select person_id from alone))
    delete from people.person where id in (select person_id from alone)`.execute(tx)
}

async function forgetWorkspace(tx: Tx, { channelIds, memberIds }: Demo): Promise<void> {
  await sql`update desk.conversation set owner_id = null, queued_at = awaiting_since where owner_id = any(${memberIds}) and state = 'waiting_for_us'`.execute(
    tx,
  )
  await sql`update desk.conversation set owner_id = null where owner_id = any(${memberIds})`.execute(tx)
  await sql`delete from workspace.team_member where member_id = any(${memberIds})`.execute(tx)
  await sql`delete from desk.away where member_id = any(${memberIds})`.execute(tx)
  await sql`delete from workspace.member where id = any(${memberIds})`.execute(tx)
  await sql`delete from channels.channel where id = any(${channelIds})`.execute(tx)
  await sql`delete from platform.setting where name = 'demo'`.execute(tx)
}
