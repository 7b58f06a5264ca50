import type pg from 'pg'
import { makeCompany, type Company } from './company.ts'
import { withoutIndexes } from './indexes.ts'

/**
 * Makes so many conversations in bulk: of each a person, an identity, an item, an assessment and the facts, as intake and the
 * alarms would have left them. What is made depends on the number alone. A quarter awaits us (in queues, all of it overdue), a
 * quarter awaits them, half is closed; one in ten is direct; number 0 is the newest. The tables must be empty.
 */
export async function fill(pool: pg.Pool, size: number): Promise<Company> {
  const company = await makeCompany(pool)
  await withoutIndexes(pool, TABLES, async () => {
    await Promise.all([
      insertAll(pool, [[ITEMS]], company, size), // as much work as all the others
      insertAll(pool, OTHERS, company, size),
    ])
  })
  await pool.query(`update platform.fact_reader set tx = pg_current_xact_id()`) // whoever follows the log has read all that
  await pool.query(`vacuum (analyze) ${TABLES.join(', ')}`)
  return company
}

const TABLES = ['listening.item', 'people.person', 'people.identity', 'triage.assessment', 'desk.conversation', 'desk.conversation_tag', 'platform.fact']

/** About as many are tagged `recall` and stand in the quiet channel, whatever the size: needles in a haystack. */
const NEEDLES = 200

/** Asked for a stretch at a time, so that a transaction stays short. */
const STRETCH = 250_000

/** How often words are used in speech falls with their rank; the made-up texts do the same, so that some searches find half of everything. */
const WORDS = Array.from(
  { length: 2000 },
  (_, i) => `${['order', 'parcel', 'machine', 'coffee', 'please', 'invoice', 'where', 'water', 'broken', 'thanks'][i % 10]}${i < 10 ? '' : i}`,
)

/** Rows of one table: what they are, and what else of `made` and `given`. */
type Rows = readonly [select: string, rest?: string]

async function insertAll(pool: pg.Pool, all: readonly Rows[], { teamIds, channelIds, quietChannelId }: Company, size: number): Promise<void> {
  for (const [select, rest = ''] of all)
    for (let n = 0; n < size; n += STRETCH)
      await pool.query(
        `with given (teams, channels, quiet, words) as (values ($1::uuid[], $2::uuid[], $3::uuid, $4::text[])),
           made as (select n, ${AT} as at, ${STATE} as state, n % 4 = 0 as awaits, n % ${apart(size)} = 1 as rare
             from generate_series(${n}::int, ${Math.min(size, n + STRETCH) - 1}::int) as n)
         ${select} from made, given ${rest}`,
        [teamIds, channelIds, quietChannelId, WORDS],
      )
}

/** How far apart the needles lie; odd, so that they are in every state. */
const apart = (size: number): number => 2 * Math.floor(size / NEEDLES / 2) + 1

/** A number from 0 up to `below` that looks like chance and is the same at every run. */
const chance = (below: number, salt: number | string): string => `(abs(hashint4extended(n, ${salt}) % ${below}))`

const id = (kind: number): string => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
/** The id that `fill` gave conversation number `n`. */
export const conversationNumber = (n: number): string => `00000004-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
/** The id that `fill` gave person number `n`. */
export const personNumber = (n: number): string => `00000001-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** One every 37 s, back from the morning on which a bench's clock stands: a million take fourteen months. */
const AT = `timestamptz '2026-03-02 08:59+00' - n * interval '37 seconds'`
const STATE = `case n % 4 when 0 then 'waiting_for_us' when 1 then 'waiting_for_them' else 'closed' end`
const TEAM = `teams[1 + ${chance(4, 1)}]`
const CHANNEL = `case when rare then quiet else channels[1 + ${chance(7, 3)}] end`
const VISIBILITY = `case when ${chance(10, 4)} = 0 then 'direct' else 'public' end`
const INTENT = `(array['question', 'question', 'question', 'complaint', 'praise', 'other', 'buying_signal'])[1 + ${chance(7, 5)}]`
const URGENCY = `case ${chance(100, 6)} when 0 then 'critical' when 1 then 'high' when 2 then 'low' else 'normal' end`
const TEXT = `(select string_agg(words[1 + floor(2000 * power(${chance(10_000, '100 + word')}::float8 / 10000, 4))::int], ' ') from generate_series(1, 12) as word) || ' number' || n`

const PEOPLE = `insert into people.person (id, name, first_seen_at) select ${id(1)}, 'Person ' || n, at`
const IDENTITIES = `insert into people.identity (id, person_id, network, network_user_id, handle, name, first_seen_at, last_seen_at)
  select ${id(2)}, ${id(1)}, 'bench', n::text, 'person' || n, 'Person ' || n, at, at`
const ITEMS = `insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at)
  select ${id(3)}, ${CHANNEL}, 'bench', 'item-' || n, 'in', ${VISIBILITY}, ${id(2)}, ${id(4)}, ${TEXT}, at, at`
const ASSESSMENTS = `insert into triage.assessment (item_id, language, intent, sentiment, urgency, reasons, engine)
  select ${id(3)}, 'en', ${INTENT}, 0, ${URGENCY}, '[{"what": "language", "because": "its letters read as en"}]', 'bench'`
const BECAUSE = `jsonb_build_object('kind', 'first_response', 'minutes', 60, 'from', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'target', '{"channel":null,"visibility":null,"urgency":null}'::jsonb, 'spent', 0, 'calendar', null)`
const CONVERSATIONS = `insert into desk.conversation (id, channel_id, person_id, visibility, preview, items, language, intent, sentiment, urgency, state, team_id, queued_at, due_at, due_kind, due_because, breached_at, awaiting_since, clock_from, opened_at, last_in_at, last_item_at, closed_at, outcome)
  select ${id(4)}, ${CHANNEL}, ${id(1)}, ${VISIBILITY}, 'a message', 1, 'en', ${INTENT}, 0, ${URGENCY}, state, ${TEAM}, case when awaits then at end, case when awaits then at + interval '1 hour' end, case when awaits then 'first_response' end,
    case when awaits then ${BECAUSE} end, case when awaits then at + interval '1 hour' end, case when awaits then at end, case when awaits then at end,
    at, at, at, case when state = 'closed' then at end, case when state = 'closed' then 'answered' end`
/** One tag on the rare ones, one on one in twenty. */
const TAGS = `insert into desk.conversation_tag (conversation_id, tag, at)
  select ${id(4)}, case when rare then 'recall' else 'regular' end, at`
const IS_TAGGED = `rare or ${chance(20, 10)} = 0`
const FACTS = `insert into platform.fact (at, kind, conversation_id, person_id, channel_id, data)
  select at, kind, ${id(4)}, ${id(1)}, ${CHANNEL}, '{}'`
const TOLD = `unnest(case when awaits then array['conversation.opened', 'conversation.breached'] else array['conversation.opened'] end) as kind`
const OTHERS: readonly Rows[] = [[PEOPLE], [IDENTITIES], [ASSESSMENTS], [CONVERSATIONS], [TAGS, `where ${IS_TAGGED}`], [FACTS, `, ${TOLD}`]]
