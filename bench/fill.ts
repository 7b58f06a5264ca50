import type pg from 'pg'

/** How often words are used in speech falls with their rank; the made-up texts do the same, so that some searches find half of everything. */
const WORDS = Array.from(
  { length: 2000 },
  (_, i) => `${['order', 'parcel', 'machine', 'coffee', 'please', 'invoice', 'where', 'water', 'broken', 'thanks'][i % 10]}${i < 10 ? '' : i}`,
)

export interface Filled {
  teamId: string
  channelId: string
}

/** Makes conversations in bulk, numbered from `from` to `to`: one person, identity, item and assessment each. A quarter awaits us. */
export async function fill(pool: pg.Pool, from: number, to: number): Promise<Filled> {
  const { rows } = await pool.query<{ team: string; channel: string }>(`
    with team as (
      insert into workspace.team (id, name, purpose, time_zone, created_at) values (gen_random_uuid(), 'Bench', 'care', 'UTC', now())
      on conflict (name) do update set purpose = 'care' returning id),
    there as (select id from channels.channel where name = 'Bench'),
    made as (
      insert into channels.channel (id, network, name, team_id, created_at, changed_at)
      select gen_random_uuid(), 'api', 'Bench', id, now(), now() from team where not exists (select from there) returning id)
    select team.id as team, channel.id as channel from team, (select id from there union all select id from made) as channel`)
  const { team, channel } = rows[0]!
  const id = (kind: number) => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  const numbers = `generate_series(${from}::int, ${to - 1}::int) as n`
  const at = `(timestamptz '2026-03-02 09:00+00' - (n % 500000) * interval '37 seconds')`
  await pool.query(`insert into people.person (id, name, first_seen_at) select ${id(1)}, 'Person ' || n, ${at} from ${numbers}`)
  await pool.query(`insert into people.identity (id, person_id, network, network_user_id, handle, name, first_seen_at, last_seen_at)
    select ${id(2)}, ${id(1)}, 'bench', n::text, 'person' || n, 'Person ' || n, ${at}, ${at} from ${numbers}`)
  await pool.query(
    `insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at)
     select ${id(3)}, $1, 'bench', 'item-' || n, 'in', 'public', ${id(2)}, ${id(4)},
       (select string_agg($2[1 + floor(2000 * power(random(), 4))::int], ' ') from generate_series(1, 12 + n - n)) || ' number' || n, ${at}, ${at} from ${numbers}`.replaceAll(
      '$2[',
      '($2::text[])[',
    ),
    [channel, WORDS],
  )
  await pool.query(`insert into triage.assessment (item_id, language, intent, sentiment, urgency, reasons, engine)
    select ${id(3)}, 'en', 'question', 0, 'normal', '[]', 'bench' from ${numbers}`)
  await pool.query(
    `insert into desk.conversation (id, channel_id, person_id, visibility, preview, items, language, intent, sentiment, urgency, state, team_id, queued_at, due_at, due_kind, due_because,
       breached_at, awaiting_since, clock_from, opened_at, last_in_at, last_item_at, closed_at, outcome)
     select ${id(4)}, $1, ${id(1)}, 'public', 'a message', 1, 'en', 'question', 0, 'normal', case when n % 4 = 0 then 'waiting_for_us' when n % 4 = 1 then 'waiting_for_them' else 'closed' end, $2,
       case when n % 4 = 0 then ${at} end, case when n % 4 = 0 then ${at} + interval '1 hour' end, case when n % 4 = 0 then 'first_response' end,
       case when n % 4 = 0 then jsonb_build_object('kind', 'first_response', 'minutes', 60, 'from', to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'target', '{"channel":null,"visibility":null,"urgency":null}'::jsonb, 'spent', 0, 'calendar', null) end,
       case when n % 4 = 0 then ${at} + interval '1 hour' end, case when n % 4 = 0 then ${at} end, case when n % 4 = 0 then ${at} end, ${at}, ${at}, ${at}, case when n % 4 > 1 then ${at} end, case when n % 4 > 1 then 'answered' end
     from ${numbers}`,
    [channel, team],
  )
  await pool.query('vacuum (analyze) listening.item')
  await pool.query('vacuum (analyze) desk.conversation')
  await pool.query('vacuum (analyze) people.identity')
  await pool.query('vacuum (analyze) people.person')
  await pool.query('vacuum (analyze) triage.assessment')
  return { teamId: team, channelId: channel }
}

/** The id that `fill` gave conversation number `n`. */
export const conversationNumber = (n: number): string => `00000004-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
