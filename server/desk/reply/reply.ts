import { demandReach, queueMessage, readChannels, type Written } from '#channels'
import { readNewestOfTheirs, type EntryItem } from '#listening'
import { readAuthors } from '#people'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { takenBy } from '../owning/claim.ts'
import { asAsked, reachOfItem } from '../view/reach.ts'
import { demandUnchanged } from './changed.ts'

/** What somebody wrote as an answer. */
export interface Draft extends Written {
  /** The conversation's `changes` as the writer read it. */
  changes: number
  /** Send although it changed since, or although a colleague has it. */
  anyway: boolean
  afterwards: 'wait' | 'close'
}

export interface Replied {
  conversation: Conversation
  outgoing: { id: string; /** Until then it can be taken back. */ undoUntil: Date }
}

/** So long a reply waits for second thoughts before it is sent, ms. */
const SECOND_THOUGHTS = 5_000

/**
 * Answers on the network it came from. Written is answered: the clock stops now, and goes on as it was if the message cannot
 * be sent or is taken back. Refuses what the network would not take, and, unless told to send anyway, what was overtaken
 * while it was typed. Makes a conversation that nobody has the writer's.
 */
export async function reply(work: Work, id: string, draft: Draft): Promise<Replied> {
  const c = await find(work, id)
  if (!draft.anyway) await demandStillYours(work, c, draft)
  const item = await readNewestOfTheirs(work.tx, c.id)
  if (!item) throw new Refusal('conflict', 'nothing-to-answer', 'There is no message of theirs to answer. Write to them on the network itself.')
  const channel = (await readChannels(work.tx)).find((one) => one.id === c.channelId)
  demandReach(reachOfItem(item, channel, work.now), draft, work.now)
  const outgoing = await send(work, c, item, draft)
  const replied = await change(work, c, { what: 'replied', by: memberOf(work.by), outgoing: outgoing.id })
  const conversation = draft.afterwards === 'close' ? await change(work, replied, { what: 'closed', by: memberOf(work.by), outcome: 'answered' }) : replied
  return { conversation, outgoing: { id: outgoing.id, undoUntil: outgoing.dueAt } }
}

/** Refuses what a colleague has, and what says something else than when its writer read it. */
export async function demandStillYours(work: Work, c: Conversation, { changes }: Pick<Draft, 'changes'>): Promise<void> {
  if (c.ownerId && c.ownerId !== work.by.id && c.state !== 'closed') throw await takenBy(work, c.ownerId)
  await demandUnchanged(work.tx, c, changes)
}

async function send(work: Work, c: Conversation, item: EntryItem, { text, visibility }: Draft): Promise<{ id: string; dueAt: Date }> {
  const author = (await readAuthors(work.tx, [item.identityId])).get(item.identityId)
  return queueMessage(work, {
    channelId: c.channelId,
    conversationId: c.id,
    inReplyTo: item.networkId,
    answers: asAsked(item),
    replyExtra: item.extra,
    replyText: item.text,
    visibility,
    subject: answering(item.subject ?? c.subject),
    text,
    to: author ? { networkUserId: author.networkUserId, handle: author.handle, name: author.name } : null,
    notBefore: new Date(work.now.getTime() + SECOND_THOUGHTS),
  })
}

/** The subject of an answer (RFC 5322, 3.6.5: "Re: " once). */
const answering = (subject: string | null): string | null => subject && (/^re:/i.test(subject) ? subject : `Re: ${subject}`)
