import { useEffect, useState } from 'react'
import { subscribe } from '../../app/stream.ts'
import type { WholeConversation } from '../conversation.ts'

type Present = WholeConversation['present'][number]

/** A colleague of whom nothing was heard for so long has left, ms. The server forgets after the same time. */
const FORGOTTEN = 15_000

/** Who else is at the conversation, as the server said when it was opened and the live stream since. */
export function usePresent({ id, present }: WholeConversation, me: string): Present[] {
  const [heard, setHeard] = useState<Record<string, Present & { at: number }>>({})
  useEffect(() => {
    setHeard(Object.fromEntries(present.map((one) => [one.member.id, { ...one, at: Date.now() }])))
  }, [present])
  useEffect(() => {
    const stop = subscribe('presence', ({ conversationId, member, doing }) => {
      if (conversationId !== id) return
      setHeard(({ [member.id]: _, ...others }) => (doing === 'gone' ? others : { ...others, [member.id]: { member, doing, at: Date.now() } }))
    })
    const forget = setInterval(() => setHeard((all) => Object.fromEntries(Object.entries(all).filter(([, { at }]) => Date.now() - at < FORGOTTEN))), 5_000)
    return () => {
      stop()
      clearInterval(forget)
    }
  }, [id])
  return Object.values(heard).filter(({ member }) => member.id !== me)
}
