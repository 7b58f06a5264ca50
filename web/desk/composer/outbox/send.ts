import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/asking/api.ts'
import { ProblemError } from '../../../app/asking/problem.ts'
import { queryClient } from '../../../app/asking/queries.ts'
import { freshen, patchCache } from '../../acts/patch.ts'
import { rememberUndo, sayWithUndo } from '../../acts/undo.ts'
import type { OutgoingEntry, WholeConversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import { changeDraft } from '../drafts.ts'
import { takeBack } from './take-back.ts'
import { rememberUndoTime } from './undo-time.ts'

export interface Sending {
  text: string
  visibility: 'public' | 'direct'
  /** The conversation's count of what was said, as it was read when the answer was begun. */
  changes: number
  /** Although something happened meanwhile. */
  anyway: boolean
  afterwards: 'wait' | 'close'
  /** As a thread of posts. */
  inParts: boolean
  attachments: { id: string; alt: string | null }[]
}

/** Was an answer refused because something came between: they wrote, someone answered, or a colleague has it? */
export const isOvertaken = (problem: unknown): problem is ProblemError =>
  problem instanceof ProblemError && (problem.code === 'changed-while-you-typed' || problem.code === 'already-owned')

/** Sends an answer: it is written down at once and goes out a little later; until then it can be taken back. */
export function useSend({ id }: WholeConversation) {
  const { t } = useTranslation('desk')
  const { me } = useDesk()
  return useMutation({
    mutationFn: (sending: Sending) => api('POST /conversations/:id/reply', { params: { id }, body: sending }),
    onSuccess: async ({ conversation, outgoing }, { text, afterwards }) => {
      rememberUndoTime(outgoing.id, outgoing.undoUntil)
      changeDraft(id, { reply: '', files: [], begun: null })
      await patchCache(id, conversation)
      const writtenBy = { id: me.id, name: me.name }
      showOutgoing(id, {
        what: 'outgoing',
        id: outgoing.id,
        at: new Date().toISOString(),
        writtenBy,
        text,
        state: 'queued',
        attempts: 0,
        error: null,
        advice: null,
        url: null,
      })
      const undo = rememberUndo(() => takeBack(id, { id: outgoing.id, text }))
      // While the conversation stays open, its own line says so and offers the way back.
      if (afterwards === 'close') sayWithUndo(t('done.sentClosed'), undo)
    },
    onSettled: () => freshen(id),
  })
}

/** Until it is read again, the answer stands where it will stand. */
const showOutgoing = (id: string, entry: OutgoingEntry): void =>
  void queryClient.setQueryData<WholeConversation>(
    ['GET /conversations/:id', { params: { id } }],
    (whole) => whole && { ...whole, entries: [...whole.entries, entry] },
  )
