import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import type { Db, Tx } from '#platform/db.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Acquaintance } from './acquaintance.ts'
import type { ArrivedItem } from '../arrival.ts'
import type { Aside } from '../conversation/event.ts'
import { holdSettingsAlone } from '../settings/hold.ts'

/** From which confidence on what was read as spam is held aside; null: never. */
export interface Noise {
  holdFrom: number | null
}

/** So sure must be who holds a customer's message back, until a company says otherwise. Decision 0133 has the figures. */
export const DEFAULT_NOISE: Noise = { holdFrom: 0.95 }

/** Is it read as spam so surely? */
export const isNoise = ({ assessment, automatic }: Pick<ArrivedItem, 'assessment' | 'automatic'>, { holdFrom }: Noise): boolean => {
  const [main] = assessment?.intents ?? []
  return holdFrom !== null && !automatic && main?.intent === 'spam' && main.confidence >= holdFrom
}

/** May what is read as spam be held? Not of somebody we answered or talk with, nor a direct word of somebody who spoke before. */
export const mayHold = ({ visibility }: Pick<ArrivedItem, 'visibility'>, { spoke, answered, open }: Acquaintance): boolean =>
  !answered && !open && !(visibility === 'direct' && spoke)

/** Why something is held aside without a rule that says so: how it came, or that it is read as spam; null: it is not. */
export function asideFor(
  item: Pick<ArrivedItem, 'assessment' | 'automatic' | 'visibility' | 'suspect'>,
  noise: Noise,
  acquaintance: Acquaintance,
): Aside | null {
  if (!mayHold(item, acquaintance)) return null
  if (item.suspect) return { because: item.suspect }
  return isNoise(item, noise) ? { because: null } : null
}

/** What is held aside now. */
export async function readNoise(db: Db | Tx): Promise<Noise> {
  const { rows } = await sql<Noise>`select hold_from as "holdFrom" from desk.noise`.execute(db)
  return rows[0] ?? DEFAULT_NOISE
}

/** Sets it, for what comes in from now on. */
export async function setNoise({ tx, by, now }: Work, noise: Noise): Promise<Noise> {
  await holdSettingsAlone(tx)
  await sql`insert into desk.noise (hold_from) values (${noise.holdFrom}) on conflict (single) do update set hold_from = excluded.hold_from`.execute(tx)
  await record(tx, now, [{ kind: 'desk.noise_set', by: memberOf(by), data: { ...noise } }])
  return noise
}
