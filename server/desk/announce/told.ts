import { sql } from 'kysely'
import { readChannel } from '#channels'
import { readPeople } from '#people'
import { readMembers, readTeams } from '#workspace'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import type { Told } from './message.ts'
import type { AnnouncedEvent, Outlet } from './outlet.ts'

interface Row {
  id: string
  channelId: string
  personId: string
  visibility: 'public' | 'direct'
  preview: string
  teamId: string
  ownerId: string | null
  dueAt: Date | null
}

/**
 * What an outlet is told of a conversation, as it stands now. Who wrote, and what, only where the outlet may hear it: of
 * a direct conversation neither, unless an administrator allowed that.
 */
export async function readTold(
  db: Db,
  { url }: Pick<Config, 'url'>,
  { texts }: Pick<Outlet, 'texts'>,
  { id, event, conversationId, data, at }: { id: string; event: AnnouncedEvent; conversationId: string; data: Record<string, unknown>; at: Date },
): Promise<{ told: Told; language: string }> {
  const { rows } = await sql<Row>`
    select id, channel_id as "channelId", person_id as "personId", visibility, preview, team_id as "teamId", owner_id as "ownerId", due_at as "dueAt"
    from desk.conversation where id = (select coalesce((select into_id from desk.merged where id = ${conversationId}), ${conversationId}))`.execute(db)
  const row = rows[0]
  const language = await companyLanguage(db)
  if (!row) return { told: { id, event, at: at.toISOString(), conversation: null, why: null }, language }
  const isHeard = texts === 'all' || (texts === 'public' && row.visibility === 'public')
  const isNamed = row.visibility === 'public' || texts === 'all'
  const [team] = (await readTeams(db)).filter((one) => one.id === row.teamId)
  const owner = row.ownerId ? (await readMembers(db, [row.ownerId])).get(row.ownerId) : undefined
  const person = isNamed ? (await readPeople(db, [row.personId])).get(row.personId) : undefined
  const conversation = {
    id: row.id,
    url: `${url}/desk/waiting/${row.id}`,
    team: team?.name ?? '',
    owner: owner?.name ?? null,
    channel: (await readChannel(db, row.channelId)).name,
    dueAt: row.dueAt?.toISOString() ?? null,
    person: person?.name ?? null,
    text: isHeard ? row.preview : null,
  }
  const why = event === 'handed' && isNamed && typeof data['why'] === 'string' ? data['why'] : null
  return { told: { id, event, at: at.toISOString(), conversation, why }, language }
}

/** The language that teams are told in: the company's. */
export async function companyLanguage(db: Db): Promise<string> {
  const { rows } = await sql<{ language: string }>`select language from workspace.company limit 1`.execute(db)
  return rows[0]?.language ?? 'en'
}
