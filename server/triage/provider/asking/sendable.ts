import { sql } from 'kysely'
import { readTexts } from '#listening'
import { readKnownNames } from '#people'
import type { Tx } from '#platform/db.ts'
import type { Provider } from '../provider.ts'
import { letGo, type Question } from './questions.ts'
import { redact } from './redact.ts'
import { LONGEST } from './request.ts'

/** What goes out of an item, and where it stands. */
export interface Sendable {
  /** Redacted. */
  text: string
  threadId: string
  channelId: string
}

/** Which of these threads somebody works on, told by the desk: nobody pays to have read what was only counted. */
export type AtDesk = (tx: Tx, threadIds: readonly string[]) => Promise<ReadonlySet<string>>

/** Characters looked through for what must not leave; more than is ever sent. */
const SEEN = 2 * LONGEST

/** What a text looks like when it leaves. */
export const textOf = ({ subject, text }: { subject: string | null; text: string }, names: readonly string[]) =>
  redact([subject, text].filter(Boolean).join('\n').slice(0, SEEN), names)

/** What may be sent of these items. Those that may not are let go: direct ones unless allowed, those taken back by their authors, and those nobody works on. */
export async function readSendable(tx: Tx, questions: readonly Question[], { direct }: Pick<Provider, 'direct'>, atDesk: AtDesk) {
  const texts = await readTexts(
    tx,
    questions.map((one) => one.itemId),
  )
  const worked = await atDesk(
    tx,
    [...texts.values()].map((one) => one.threadId),
  )
  const may = questions.filter(({ itemId }) => {
    const text = texts.get(itemId)
    return text && worked.has(text.threadId) && (direct || text.visibility === 'public')
  })
  const names = await readKnownNames(
    tx,
    may.map(({ itemId }) => texts.get(itemId)!.identityId),
  )
  const dropped = questions.filter((one) => !may.includes(one)).map((one) => one.itemId)
  if (dropped.length > 0) await letGo(tx, dropped)
  const ready = may.map((question) => {
    const { threadId, channelId, identityId, ...item } = texts.get(question.itemId)!
    return { question, sendable: { text: textOf(item, names.get(identityId) ?? []).text, threadId, channelId } }
  })
  return { ready, dropped: dropped.length, putBack }
}

/** Puts an item back in line as if it had never been taken: the budget is used up. */
async function putBack(tx: Tx, { itemId }: Question): Promise<void> {
  await sql`update triage.question set tries = tries - 1, next_at = asked_at where item_id = ${itemId}`.execute(tx)
}
