import type pg from 'pg'

/** The teams and channels that made-up conversations belong to. */
export interface Company {
  teamIds: string[]
  channelIds: string[]
  /** A channel where hardly anything comes in. */
  quietChannelId: string
}

const [TEAMS, CHANNELS] = [4, 7]

/** Makes teams and channels for made-up conversations, or finds those of before. */
export async function makeCompany(pool: pg.Pool): Promise<Company> {
  await pool.query(
    `insert into workspace.team (id, name, purpose, time_zone, created_at)
     select gen_random_uuid(), 'Bench ' || n, 'care', 'UTC', now() from generate_series(1, $1::int) as n on conflict (name) do nothing`,
    [TEAMS],
  )
  await pool.query(
    `insert into channels.channel (id, network, name, created_at, changed_at)
     select gen_random_uuid(), 'api', 'Bench ' || n, now(), now() from generate_series(0, $1::int) as n
     on conflict (lower(name)) where removed_at is null do nothing`,
    [CHANNELS],
  )
  const ids = async (table: string): Promise<string[]> =>
    (await pool.query<{ id: string }>(`select id from ${table} where name like 'Bench %' order by name`)).rows.map((row) => row.id)
  const [quietChannelId, ...channelIds] = await ids('channels.channel')
  return { teamIds: await ids('workspace.team'), channelIds, quietChannelId: quietChannelId! }
}
