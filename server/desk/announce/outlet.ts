import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Secrets } from '#platform/secrets.ts'

/** What can be announced: a deadline comes near, one passed, somebody handed a conversation on. */
export const EVENTS = ['nearly_due', 'breached', 'handed'] as const
export type AnnouncedEvent = (typeof EVENTS)[number]

/** A channel of Slack by a bot's token, Slack's incoming webhook, or any web address. */
export const KINDS = ['slack', 'slack_webhook', 'webhook'] as const
/** Whose words are told along: nobody's, those of public conversations, those of direct ones too. */
export const TEXTS = ['none', 'public', 'all'] as const

/** How an outlet is reached. Sealed, and never shown again. */
export const Access = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slack'), token: z.string(), channel: z.string(), apiUrl: z.string().optional() }),
  z.object({ kind: z.literal('slack_webhook'), url: z.string() }),
  z.object({ kind: z.literal('webhook'), url: z.string(), key: z.string() }),
])
export type Access = z.output<typeof Access>

/** A place outside where teams are told. */
export interface Outlet {
  id: string
  name: string
  kind: (typeof KINDS)[number]
  access: Buffer
  /** What may be shown of where it leads. */
  target: string
  /** It stands in the company's own network. */
  near: boolean
  events: AnnouncedEvent[]
  /** Null: every team's. */
  teamIds: string[] | null
  texts: (typeof TEXTS)[number]
  onAt: Date | null
}

const COLUMNS = sql`outlet.id, outlet.name, outlet.kind, outlet.access, outlet.target, outlet.near, outlet.events, outlet.team_ids as "teamIds", outlet.texts, outlet.on_at as "onAt"`

/** Every outlet, by name. There are a handful; at most 50. */
export async function readOutlets(db: Db | Tx): Promise<Outlet[]> {
  const { rows } = await sql<Outlet>`select ${COLUMNS} from desk.outlet order by lower(name) limit 50`.execute(db)
  return rows
}

/** One outlet. Refuses an id that is none's. */
export async function findOutlet(db: Db | Tx, id: string): Promise<Outlet> {
  const { rows } = await sql<Outlet>`select ${COLUMNS} from desk.outlet where id = ${id}`.execute(db)
  if (rows[0]) return rows[0]
  throw new Refusal('not-found', 'no-such-outlet', 'This place for announcements is not there any more. Reload the list.')
}

/** How to reach it, opened. */
export const openAccess = (secrets: Secrets, { id, access }: Pick<Outlet, 'id' | 'access'>): Access => Access.parse(secrets.open(access, `desk.outlet ${id}`))
export const sealAccess = (secrets: Secrets, id: string, access: Access): Buffer => secrets.seal(access, `desk.outlet ${id}`)

/** A key to sign with: 32 bytes, written as Standard Webhooks writes them (standardwebhooks.com, 1.0). */
export const makeKey = (): string => `whsec_${randomBytes(32).toString('base64')}`
