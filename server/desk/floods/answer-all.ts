import { cancelMessage } from '#channels'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { withOutgoing } from '../reply/outgoing.ts'
import { reply, type Draft } from '../reply/reply.ts'
import { countMembers, lockMembers } from './members.ts'

/** Answers sent by one act: more is a mailing, not an answer. */
const MOST = 100

/**
 * Answers everybody of a flood who awaits us: each gets an answer of their own, on the network they wrote on. All of it or none.
 * Refuses unless the writer agreed to exactly as many answers as will be sent, so that nobody answers a thousand by mistake.
 */
export async function answerAll(
  work: Work,
  floodId: string,
  { confirmed, ...written }: Pick<Draft, 'text' | 'visibility' | 'afterwards'> & { confirmed: number },
): Promise<{ outgoing: string[]; undoUntil: string }> {
  const members = await lockMembers(work, floodId, 'waiting_for_us', MOST)
  if (members.length !== confirmed)
    throw new Refusal('conflict', 'confirm-count', `${members.length} answers would be sent. Look at them again and confirm that number.`, {
      count: members.length,
      waiting: await countMembers(work, floodId, 'waiting_for_us'),
    })
  const outgoing: Awaited<ReturnType<typeof reply>>['outgoing'][] = []
  for (const { id, changes } of members) outgoing.push((await reply(work, id, { ...written, changes, anyway: true })).outgoing)
  return { outgoing: outgoing.map((one) => one.id), undoUntil: outgoing.map((one) => one.undoUntil.toISOString()).reduce((a, b) => (a < b ? a : b)) }
}

/** Takes answers back before they are sent: the undo of it. */
export async function takeBackAll(work: Work, outgoing: readonly string[]): Promise<{ takenBack: number }> {
  for (const id of outgoing) await withOutgoing(work, id, cancelMessage)
  return { takenBack: outgoing.length }
}
