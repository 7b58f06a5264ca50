import { useEffect, useState } from 'react'
import { subscribe } from '../../app/stream/stream.ts'
import { useNow } from '../../kit/time/time.ts'
import type { WholeConversation } from '../conversation.ts'

type Present = WholeConversation['present'][number]
type Heard = Omit<Present, 'doing'> & { doing: Present['doing'] | 'gone'; at: number }

/** A colleague of whom nothing was heard for so long has left, ms. They are told of every 6 s. */
const FORGOTTEN = 20_000

/** Who else is at the conversation, as the server said when it was read and the live stream since. */
export function usePresent({ id, present }: WholeConversation, me: string): Present[] {
  const now = useNow()
  const [read, setRead] = useState<{ present: readonly Present[]; at: number }>({ present, at: now })
  const [heard, setHeard] = useState<Record<string, Heard>>({})
  if (read.present !== present) setRead({ present, at: now })
  useEffect(
    () =>
      subscribe('presence', ({ conversationId, member, doing }) => {
        if (conversationId === id) setHeard((all) => ({ ...all, [member.id]: { member, doing, at: Date.now() } }))
      }),
    [id],
  )
  const all = { ...Object.fromEntries(read.present.map((one): [string, Heard] => [one.member.id, { ...one, at: read.at }])), ...heard }
  return Object.values(all).flatMap(({ member, doing, at }) => (doing === 'gone' || member.id === me || now - at > FORGOTTEN ? [] : [{ member, doing }]))
}
