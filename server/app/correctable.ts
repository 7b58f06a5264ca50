import { followKnown, maySee, readVisibility } from '#desk'
import { readTexts } from '#listening'
import { readAuthors } from '#people'
import type { Items, Sight } from '#triage'
import { Refusal } from '#platform/refusal.ts'

/** What triage corrects: items as the desk lets people see them, and the conversation that follows. */
export const correctable: Items = {
  async find({ tx, by }, itemId) {
    const item = (await readTexts(tx, [itemId])).get(itemId)
    const visibility = item && (await readVisibility(tx, [item.threadId])).get(item.threadId)
    if (!item || !visibility || !maySee(by, visibility))
      throw new Refusal('not-found', 'no-such-item', 'This message is not there, or not for your eyes. Ask a lead if you expected it.')
    const author = (await readAuthors(tx, [item.identityId])).get(item.identityId)
    return { conversationId: item.threadId, personId: author?.personId ?? item.identityId, channelId: item.channelId }
  },
  follow: followKnown,
}

/** Which of these conversations somebody may see. */
export const sight: Sight = async ({ db, by }, threadIds) => {
  const visibilities = await readVisibility(db, threadIds)
  return new Set([...visibilities].flatMap(([id, visibility]) => (maySee(by, visibility) ? id : [])))
}
