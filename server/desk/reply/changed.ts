import { sql } from 'kysely'
import { readMembers } from '#workspace'
import { readFactsOf } from '#platform/facts.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** What makes a conversation say something else; each adds one to its changes. */
const SAYING = ['conversation.opened', 'conversation.joined', 'conversation.replied', 'item.edited', 'item.deleted']

/** Something that was said while an answer was typed. */
export interface Change {
  what: 'they_wrote' | 'we_answered' | 'they_changed_it'
  by: { id: string; name: string } | null
  at: string
}

/**
 * Refuses an answer to a conversation that says something else than when its writer read it: someone answered, or they
 * wrote again. @param read the conversation's `changes` as the writer saw them
 */
export async function demandUnchanged(tx: Tx, c: Conversation, read: number): Promise<void> {
  if (c.changes <= read) return
  const changed = await changesOf(tx, c, c.changes - read)
  const first = changed.at(-1)
  const who = first?.by?.name ?? 'A colleague'
  const sentence =
    first?.what === 'we_answered'
      ? `${who} answered while you typed`
      : first?.what === 'they_changed_it'
        ? 'They changed what they wrote while you typed'
        : 'They wrote again while you typed'
  throw new Refusal('conflict', 'changed-while-you-typed', `${sentence}. Read it, then send again or change your answer.`, { changes: c.changes, changed })
}

async function changesOf(tx: Tx, c: Conversation, count: number): Promise<Change[]> {
  const { rows: merged } = await sql<{ id: string }>`select id from desk.merged where into_id = ${c.id}`.execute(tx)
  const facts = await readFactsOf(tx, [c.id, ...merged.map((one) => one.id)], SAYING, null, Math.min(count, 20))
  const members = await readMembers(
    tx,
    facts.flatMap((fact) => fact.by ?? []),
  )
  return facts.map(({ kind, by, at, data }) => {
    const member = by ? members.get(by) : undefined
    return { what: whatOf(kind, data['direction']), by: member ? { id: member.id, name: member.name } : null, at: at.toISOString() }
  })
}

function whatOf(kind: string, direction: unknown): Change['what'] {
  if (kind.startsWith('item.')) return 'they_changed_it'
  return kind === 'conversation.replied' || direction === 'out' ? 'we_answered' : 'they_wrote'
}
