import { sql } from 'kysely'
import { readChannels } from '#channels'
import { readOpenings, type OpeningItem } from '#listening'
import { readAuthors, readWeights, type AuthorName, type AuthorWeight } from '#people'
import { readAssessments, type Assessment } from '#triage'
import type { Work } from '#platform/work.ts'
import { firstIdAt } from '#platform/ids.ts'
import { visibleTo } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import { TAGS } from '../lists/list.ts'
import { readSettings } from '../settings/read.ts'
import type { Shown } from '../view/row.ts'
import { asking, occasionOf, type Condition, type Routable } from './condition.ts'
import { WEEK } from './read-rules.ts'

/** How far a trial goes: what came in within a week, the newest so many; and so many are shown. */
const REACH = { lookedAt: 5_000, examples: 10 }

export interface Trial {
  met: number
  lookedAt: number
  more: boolean
  examples: Shown[]
}

/** Which conversations of the last seven days a rule would have met, as they opened, of those the actor may see. Changes nothing. */
export async function tryRule(work: Work, rule: { fits: Condition; teamId: string | null }, { lookedAt, examples } = REACH): Promise<Trial> {
  const { tx } = work
  const recent = await readRecent(work, lookedAt + 1)
  const looked = recent.slice(0, lookedAt)
  const settings = await readSettings(tx)
  const fits = asking(rule.fits)
  const opened = await readOpened(work, looked)
  const met = opened.flatMap(({ c, one, at }) => {
    const isOpen = (): boolean => settings.isOpenAt(rule.teamId ?? c.teamId, at)
    return fits(occasionOf(one, isOpen)) ? c.id : []
  })
  return { met: met.length, lookedAt: looked.length, more: recent.length > lookedAt, examples: await readShown(work, met.slice(0, examples)) }
}

interface Recent {
  id: string
  channelId: string
  network: string
  teamId: string
  isKnown: boolean
}

/** By their ids, which tell when they came in: the newest first. */
async function readRecent({ tx, by, now }: Work, limit: number): Promise<Recent[]> {
  const since = firstIdAt(new Date(now.getTime() - WEEK))
  const channels = new Map((await readChannels(tx)).map((channel) => [channel.id, channel]))
  const { rows } = await sql<Omit<Recent, 'network'>>`
    select conversation.id, channel_id as "channelId", team_id as "teamId", exists (
      select from desk.conversation as other where other.person_id = conversation.person_id and other.opened_at < conversation.opened_at) as "isKnown"
    from desk.conversation where conversation.id >= ${since} and ${visibleTo(by)} order by conversation.id desc limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, network: channels.get(row.channelId)?.network ?? '' }))
}

/** Each with what it opened with, as far as that still stands. */
async function readOpened({ tx }: Work, recent: readonly Recent[]): Promise<{ c: Recent; one: Routable; at: Date }[]> {
  const openings = await readOpenings(
    tx,
    recent.map((c) => c.id),
  )
  const identities = [...openings.values()].map((item) => item.identityId)
  const authors = await readAuthors(tx, identities)
  const weights = await readWeights(tx, identities)
  const read = await readAssessments(
    tx,
    [...openings.values()].map((item) => item.id),
  )
  return recent.flatMap((c) => {
    const item = openings.get(c.id)
    if (!item) return []
    const one = routableOf(c, item, authors.get(item.identityId), weights.get(item.identityId), read.get(item.id))
    return [{ c, one, at: item.at }]
  })
}

function routableOf(c: Recent, item: OpeningItem, author: AuthorName | undefined, weight: AuthorWeight | undefined, read: Assessment | undefined): Routable {
  const { visibility, subject, text } = item
  return {
    channelId: c.channelId,
    network: c.network,
    visibility,
    subject,
    text,
    handle: author?.handle ?? null,
    followers: weight?.followers ?? null,
    tierId: weight?.customer?.tier?.id ?? null,
    accountOwnerId: weight?.customer?.accountOwnerId ?? null,
    isKnown: c.isKnown,
    language: read?.language ?? null,
    intents: read?.intents.length ? read.intents.map((one) => one.intent) : [read?.intent ?? 'other'],
    topics: (read?.topics ?? []).map((topic) => topic.id),
    sentiment: read?.sentiment ?? null,
    urgency: read?.urgency ?? 'normal',
  }
}

async function readShown({ tx }: Work, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Shown>`select ${WHOLE}, ${TAGS} from desk.conversation where id = any(${ids}::uuid[]) order by id desc`.execute(tx)
  return rows
}
