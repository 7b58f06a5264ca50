import type pg from 'pg'

/**
 * The law of the desk, asked of the whole database: each line must answer 0. The constraints of the tables already refuse
 * most breaches; here they are asked again from outside, with what no constraint can say.
 */
const LAW: Record<string, string> = {
  'a conversation that awaits us has a team, a clock, and an owner or a place in the queue': `
    select count(*) from desk.conversation where state = 'waiting_for_us'
    and (team_id is null or due_at is null or (owner_id is null) = (queued_at is null))`,
  'an item is kept once': `select count(*) from (select channel_id, network_id from listening.item group by 1, 2 having count(*) > 1) twice`,
  'an item of theirs is in a conversation': `
    select count(*) from listening.item i left join desk.conversation c on c.id = i.thread_id where i.direction = 'in' and c.id is null`,
  'an item has an author, an author is a person': `
    select count(*) from listening.item i left join people.identity d on d.id = i.identity_id left join people.person p on p.id = d.person_id where p.id is null`,
  'an item was read': `select count(*) from listening.item i left join triage.assessment a on a.item_id = i.id where i.direction = 'in' and a.item_id is null`,
  'an answer follows what it answers into one thread': `
    select count(*) from listening.item child join listening.item parent on parent.channel_id = child.channel_id and parent.network_id = child.in_reply_to
    where child.thread_id <> parent.thread_id and not (parent.direction = 'out' and parent.in_reply_to is null)`,
  'a conversation counts its items': `
    select count(*) from desk.conversation c where c.items <> (select count(*) from listening.item i where i.thread_id = c.id)`,
}

/** The sentences of the law that do not hold now, each with how many rows break it. */
export async function breaches(db: pg.Client | pg.Pool): Promise<string[]> {
  const broken: string[] = []
  for (const [sentence, query] of Object.entries(LAW)) {
    const { rows } = await db.query<{ count: number }>(query)
    if (Number(rows[0]!.count) > 0) broken.push(`${sentence}: ${rows[0]!.count} times not`)
  }
  return broken
}
