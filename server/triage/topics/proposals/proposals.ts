import { sql } from 'kysely'
import type { z } from 'zod'
import { readTexts } from '#listening'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Look, type Work } from '#platform/work.ts'
import type { ProposalsView } from '../keeping/contract.ts'
import { READ_TOPICS } from '../learning/read-soon.ts'

/** Which of these conversations may the actor see? The desk's answer, given by app. */
export type Sight = (look: Look, threadIds: readonly string[]) => Promise<ReadonlySet<string>>

/** Messages shown of each, and characters of one. */
const [SHOWN, EXCERPT] = [3, 240]

interface Row {
  id: string
  name: string
  words: string[]
  items: number
  authors: number
  samples: string[]
}

/** New topics that messages suggest, with samples the reader may see. */
export async function readProposals(look: Look, sight: Sight): Promise<z.input<typeof ProposalsView>> {
  const { db } = look
  const { rows } = await sql<Row>`
    select id, name, words, items, authors, samples from triage.topic_proposal where dismissed_at is null order by items desc, id limit 20`.execute(db)
  const texts = await readTexts(
    db,
    rows.flatMap((row) => row.samples),
  )
  const seen = await sight(look, [...new Set([...texts.values()].map((text) => text.threadId))])
  return {
    items: rows.map(({ samples, ...row }) => {
      const visible = samples.flatMap((itemId) => {
        const text = texts.get(itemId)
        return text && seen.has(text.threadId) ? [{ itemId, conversationId: text.threadId, text: text.text.slice(0, EXCERPT) }] : []
      })
      return { ...row, samples: visible.slice(0, SHOWN) }
    }),
    lookedAt: await readLookedAt(db),
  }
}

async function readLookedAt(db: Db | Tx): Promise<string | null> {
  const { rows } = await sql<{ at: Date | null }>`select looked_at as at from triage.topic_reading`.execute(db)
  return rows[0]?.at?.toISOString() ?? null
}

/** Has it looked for new topics now. */
export const lookForTopics = ({ tx }: Work, jobs: Jobs): Promise<void> => jobs.send(tx, READ_TOPICS, { propose: true }, { key: 'asked' })

/** Turns a proposal down: it is remembered, and not made again. */
export async function dismiss({ tx, by, now }: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update triage.topic_proposal set dismissed_at = ${now}, dismissed_by = ${memberOf(by)} where id = ${id} and dismissed_at is null returning id`.execute(tx)
  if (rows.length === 0) throw noSuchProposal()
  await record(tx, now, [{ kind: 'triage.topic_dismissed', by: memberOf(by) }])
}

/** The undo of turning it down. */
export async function proposeAgain({ tx, by, now }: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update triage.topic_proposal set dismissed_at = null, dismissed_by = null where id = ${id} and dismissed_at is not null returning id`.execute(tx)
  if (rows.length === 0) throw noSuchProposal()
  await record(tx, now, [{ kind: 'triage.topic_proposed_again', by: memberOf(by) }])
}

const noSuchProposal = (): Refusal => new Refusal('not-found', 'no-such-proposal', 'This proposal is not there any more. Look for new topics again.')
