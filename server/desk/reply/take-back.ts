import { cancelMessage, readMessage, type toOutboxView } from '#channels'
import { giveBack } from '#listening'
import type { Work } from '#platform/work.ts'
import { withOutgoing } from './outgoing.ts'

/** A message that was taken back. */
type TakenBack = ReturnType<typeof toOutboxView> & {
  /** What was to go with it, uploaded anew as it were: to be named in another answer. */
  files: { id: string; name: string; type: string; bytes: number; alt: string | null }[]
}

/** Takes an answer back before it is sent; its files are its writer's again. Asked once more, it gives none: they were given. */
export async function takeBack(work: Work, id: string): Promise<TakenBack> {
  const files: TakenBack['files'] = []
  const outgoing = await withOutgoing(work, id, async () => {
    const { state, message } = await readMessage(work.tx, id)
    await cancelMessage(work, id)
    if (state !== 'cancelled') files.push(...(await giveBack(work, message.attachments)))
  })
  return { ...outgoing, files }
}
