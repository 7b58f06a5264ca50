import { useCallback, useEffect, useRef, useState } from 'react'
import type { WholeConversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import { askForComposer } from '../ask-composer.ts'
import { useOnceThere } from '../../attaching/once-there.ts'
import { isPicture, useFiles } from '../../attaching/use-files.ts'
import { useDraft } from '../drafts.ts'
import { isOvertaken, useSend } from '../outbox/send.ts'
import { happenedSince, readNow } from './happened.ts'
import { lengthOf, partsOf, threadOf } from './length.ts'

type Afterwards = 'wait' | 'close'

/** An answer that is being written: its text, its length, where it goes, and what happened since it was begun. */
export function useAnswer(conversation: WholeConversation, onSent: (afterwards: Afterwards) => void) {
  const { me } = useDesk()
  const { reach, entries, changes } = conversation
  const [draft, change] = useDraft(conversation.id)
  /** How it was to be sent when something came between; null: nothing did. */
  const [halted, setHalted] = useState<Afterwards | null>(null)
  const send = useSend(conversation)
  /** At once, where `isPending` is told a moment later: a double click is one answer. */
  const isGoing = useRef(false)
  const files = useFiles(
    draft.files,
    useCallback((kept) => change({ files: kept }), [change]),
  )
  /** The network would tell what is to be seen, and nobody said it. */
  const lacksAlt = conversation.media?.alt === true && files.files.some((one) => one.id && isPicture(one) && one.alt.trim() === '')
  const now = { read: readNow(entries), changes }
  const begun = draft.begun ?? now
  const visibility = reach.answer === 'both' ? (draft.as ?? conversation.visibility) : reach.answer === 'direct' ? 'direct' : 'public'
  const [wantsParts, setWantsParts] = useState(false)
  const parts = partsOf(draft.reply, reach.limit)
  const inParts = wantsParts && parts !== null
  const length = lengthOf(draft.reply, inParts ? threadOf(reach.limit) : reach.limit)
  const maySend = draft.reply.trim() !== '' && reach.perDay?.left !== 0 && (length.left ?? 0) >= 0 && !length.heavy && !send.isPending
  // A text that was put here by an undo begins now.
  const isUnbegun = draft.reply !== '' && draft.begun === null
  useEffect(() => {
    if (isUnbegun) change({ begun: { read: readNow(entries), changes } })
  }, [isUnbegun, change, entries, changes])

  const goOut = async (afterwards: Afterwards, anyway: boolean): Promise<void> => {
    if (isGoing.current) return
    isGoing.current = true
    try {
      await send.mutateAsync({ text: draft.reply, visibility, anyway, afterwards, changes: begun.changes, inParts, attachments: files.attachments })
      files.clear()
      setHalted(null)
      onSent(afterwards)
    } catch (problem) {
      setHalted(isOvertaken(problem) ? afterwards : null)
    } finally {
      isGoing.current = false
    }
  }
  const goOn = (afterwards: Afterwards): void => {
    if (changes > begun.changes) setHalted(afterwards)
    else void goOut(afterwards, false)
  }
  const sending = useOnceThere(files, goOn)
  return {
    text: draft.reply,
    write: (text: string) => {
      sending.callOff()
      change({ reply: text, begun: text === '' ? null : begun })
    },
    discard: () => {
      sending.callOff()
      change({ reply: '', begun: null })
      files.clear()
    },
    files,
    lacksAlt,
    visibility,
    choose: (as: 'public' | 'direct') => change({ as }),
    length,
    /** Of how many posts a thread of it would be, about; null: it fits one, or the network has no threads. */
    parts,
    inParts,
    sendInParts: setWantsParts,
    maySend,
    isSending: send.isPending,
    /** Why it did not go out, where it is not that something came between. */
    problem: halted === null ? send.error : null,
    /** A colleague who has it, found out on sending. */
    owner: isOvertaken(send.error) ? send.error.more['owner'] : null,
    isOvertaken: changes > begun.changes,
    happened: happenedSince(begun.read, entries, me.id),
    /** Something came between and the person has not decided yet. */
    isHalted: halted !== null,
    /** It goes out by itself when the files are there. */
    waits: sending.waits,
    send: (afterwards: Afterwards) => {
      if (maySend) sending.begin(afterwards)
    },
    sendAnyway: () => void goOut(halted ?? 'wait', true),
    keepEditing: () => {
      setHalted(null)
      send.reset()
      change({ begun: now })
      askForComposer(conversation.id, 'reply')
    },
    acknowledge: () => change({ begun: now }),
  }
}
export type AnswerInHand = ReturnType<typeof useAnswer>
