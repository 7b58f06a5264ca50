import { readChannels, type Channel } from '#channels'
import { readTopicNames } from '#triage'
import { readMembers, readTeams, type Team } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import type { Live } from '#platform/live.ts'

/** A name as it is shown. */
export interface Named {
  id: string
  name: string
}

/**
 * Names of those a screen speaks of. What is not known yet is read with the connection of whoever asks: a command holds one
 * already, and if each waited for another, those who hold all of them would wait for each other.
 */
export interface Directory {
  members(db: Db | Tx, ids: Iterable<string | null>): Promise<ReadonlyMap<string, Named>>
  teams(db: Db | Tx): Promise<ReadonlyMap<string, Team>>
  channels(db: Db | Tx): Promise<ReadonlyMap<string, Channel>>
  topics(db: Db | Tx): Promise<ReadonlyMap<string, Named>>
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))

/** What changes a name, by the first word of a fact. */
const RENAMING = /^(member|team|channel|triage)\./

/**
 * Names of members, teams, channels and topics, kept in memory: they stand on every screen and hardly ever change. Forgotten as soon
 * as a fact says that one did.
 */
export function openDirectory(live: Pick<Live, 'onFacts'>): Directory {
  let members = new Map<string, Named>()
  let teams: Promise<Map<string, Team>> | null = null
  let channels: Promise<Map<string, Channel>> | null = null
  let topics: Promise<Map<string, Named>> | null = null
  const forget = (): void => {
    members = new Map()
    teams = channels = topics = null
  }
  live.onFacts((facts) => {
    if (facts.some((fact) => RENAMING.test(fact.kind))) forget()
  })
  const keep = <T>(read: Promise<T>): Promise<T> => {
    read.catch(forget) // a database that is away now may be back at the next call
    return read
  }
  return {
    teams: (db) => (teams ??= keep(readTeams(db).then(byId))),
    channels: (db) => (channels ??= keep(readChannels(db).then(byId))),
    topics: (db) => (topics ??= keep(readTopicNames(db).then(byId))),
    async members(db, ids) {
      const wanted = [...new Set(ids)].filter((id) => id !== null)
      const known = members // what is read while they are forgotten is not kept
      const strangers = wanted.filter((id) => !known.has(id))
      for (const { id: met, name } of (await readMembers(db, strangers)).values()) known.set(met, { id: met, name })
      return new Map(wanted.flatMap((id) => (known.has(id) ? [[id, known.get(id)!]] : [])))
    },
  }
}
