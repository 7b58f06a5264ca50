import { useEffect, useState } from 'react'
import type { WholeConversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import { askForComposer } from '../ask-composer.ts'
import { useDraft } from '../drafts.ts'
import { happenedSince, newestOf } from './happened.ts'
import { lengthOf } from './length.ts'
import { useSend } from '../outbox/send.ts'

/** An answer that is being written: its text, its length, where it goes, and what happened since it was begun. */
export function useAnswer(conversation: WholeConversation, onSent: (closed: boolean) => void) {
  const { me } = useDesk()
  const { reach, entries } = conversation
  const [draft, change] = useDraft(conversation.id)
  const [then, setThen] = useState<'wait' | 'close' | null>(null)
  const send = useSend(conversation, () => setThen((was) => was ?? 'wait'))
  const usual = reach.answer === 'both' ? conversation.visibility : reach.answer === 'direct' ? 'direct' : 'public'
  const visibility = reach.answer === 'both' ? (draft.as ?? usual) : usual
  const length = lengthOf(draft.reply, reach.limit)
  const happened = draft.begun ? happenedSince(entries, draft.begun.at, me.id) : []
  const maySend = draft.reply.trim() !== '' && (length.left ?? 0) >= 0 && !send.isPending
  const read = { at: newestOf(entries), changes: conversation.changes }
  const goOut = async (how: 'wait' | 'close', anyway: boolean): Promise<void> => {
    // eslint-disable-next-line unicorn/no-thenable -- what happens then, a word of the contract
    await send.mutateAsync({ text: draft.reply, visibility, anyway, then: how })
    setThen(null)
    onSent(how === 'close')
  }
  // A draft from another day knows only what was there then; one without a beginning begins now.
  const isBegun = draft.begun !== null
  useEffect(() => {
    if (draft.reply !== '' && !isBegun) change({ begun: read })
  })
  return {
    text: draft.reply,
    write: (text: string) => change({ reply: text, ...(text === '' ? { begun: null } : !isBegun && { begun: read }) }),
    discard: () => change({ reply: '', begun: null }),
    visibility,
    choose: (as: 'public' | 'direct') => change({ as }),
    length,
    maySend,
    isSending: send.isPending,
    /** Refusals other than "something happened" are shown where one writes. */
    problem: then === null ? send.error : null,
    happened,
    /** What stands between the person and sending: shown until they decide. */
    asks: then,
    send: (how: 'wait' | 'close') => {
      if (!maySend) return
      if (happened.length > 0) setThen(how)
      else void goOut(how, false).catch(() => undefined)
    },
    sendAnyway: () => void goOut(then ?? 'wait', true).catch(() => undefined),
    keepEditing: () => {
      setThen(null)
      send.reset()
      change({ begun: read })
      askForComposer(conversation.id, 'reply')
    },
    acknowledge: () => change({ begun: read }),
  }
}
export type AnswerInHand = ReturnType<typeof useAnswer>
