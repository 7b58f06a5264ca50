import type { Beyond } from '#channels'
import { readThreadOf } from '#listening'
import { noteAll, recognise } from '#people'
import type { Platform } from '#platform/work.ts'
import { PRESENCE, whatBecameOf, type Sign } from '#desk'
import { takeIn } from '../intake.ts'

/** What visitors of the company's pages need of the rest of the house: the way in, and who is at their conversation. */
export const beyondOf = (platform: Platform): Beyond => ({
  async takeIn(tx, channelId, item, suspect) {
    await takeIn(platform, { channelId, items: [{ ...item, suspect }] }, tx)
    return { conversationId: await readThreadOf(tx, channelId, item.id) }
  },
  async note(tx, handle, text) {
    const now = platform.clock.now()
    const author = { network: 'web', id: null, handle, name: null, url: null, followers: null, at: now, ours: false }
    const { people } = await recognise(tx, [author], () => Promise.resolve([null]))
    await noteAll(tx, now, [{ personId: people[0]!.personId, text }])
  },
  whatBecameOf,
  // a visitor is at the conversation like a colleague: who looks at it is told that they type
  sayTyping: (conversationId, member, isTyping) =>
    platform.live.signal(PRESENCE, { conversationId, member, doing: isTyping ? 'typing' : 'gone', visitor: true } satisfies Sign),
  onPresence: (listener) => platform.live.onSignal(PRESENCE, (data) => (data as Sign).visitor || listener(data as Sign)),
})
