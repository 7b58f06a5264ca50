import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { TopicModel } from '../reading/model.ts'
import type { TopicsHeldBack } from './measure.ts'
import { packModel, unpackModel } from './pack.ts'

/** Versions whose figures are kept. */
const KEPT = 60

/** What a model was learned from, and what it is worth. */
export interface TopicFigures {
  corrections: number
  acceptances: number
  heldBack: TopicsHeldBack
  /** Not worse than words alone on what was held back: else it is not used. */
  helps: boolean
}

/** The newest model, if it helps. */
export async function readModelInUse(db: Db | Tx): Promise<TopicModel | null> {
  const { rows } = await sql<{ weights: Buffer | null }>`select weights from triage.topic_model order by version desc limit 1`.execute(db)
  return rows[0]?.weights ? unpackModel(rows[0].weights) : null
}

/** Its figures, and when it was made; null: there is none. */
export async function readTopicFigures(db: Db | Tx): Promise<(TopicFigures & { madeAt: Date }) | null> {
  const { rows } = await sql<TopicFigures & { madeAt: Date }>`
    select corrections, acceptances, held_back as "heldBack", helps, made_at as "madeAt" from triage.topic_model order by version desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Keeps a new model in the place of the one before, whose figures stay. */
export async function keepModel(tx: Tx, now: Date, model: TopicModel, { corrections, acceptances, heldBack, helps }: TopicFigures): Promise<void> {
  await sql`update triage.topic_model set weights = null where weights is not null`.execute(tx)
  await sql`
    insert into triage.topic_model (version, made_at, corrections, acceptances, held_back, helps, weights)
    select coalesce(max(version), 0) + 1, ${now}, ${corrections}, ${acceptances}, ${JSON.stringify(heldBack)}::json, ${helps}, ${helps ? packModel(model) : null}
    from triage.topic_model`.execute(tx)
  await sql`delete from triage.topic_model where version <= (select max(version) from triage.topic_model) - ${KEPT}`.execute(tx)
}
