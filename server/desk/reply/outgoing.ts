import { noSuchMessage, readMessage, toOutboxView } from '#channels'
import type { Work } from '#platform/work.ts'
import { maySee, readVisibility } from '../allow.ts'

/**
 * Does something to a message on its way out, and answers with it as it then stands. Who may not see its conversation is
 * told what a wrong id is told: one may not know that it is there.
 */
export async function withOutgoing(work: Work, id: string, act: (work: Work, id: string) => Promise<void>): Promise<ReturnType<typeof toOutboxView>> {
  const { conversation_id: conversationId } = await readMessage(work.tx, id)
  const seen = (await readVisibility(work.tx, [conversationId])).get(conversationId)
  if (!seen || !maySee(work.by, seen)) throw noSuchMessage()
  await act(work, id)
  return toOutboxView(await readMessage(work.tx, id))
}
