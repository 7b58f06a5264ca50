import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { ProblemError } from '../../../app/problem.ts'
import { queryClient } from '../../../app/queries.ts'
import { toast } from '../../../kit/said/toast.ts'
import { freshen, patchCache } from '../../acts/patch.ts'
import { rememberUndo } from '../../acts/undo.ts'
import type { OutgoingEntry, WholeConversation } from '../../conversation.ts'
import { changeDraft } from '../drafts.ts'
import { takeBack } from './take-back.ts'
import { rememberUndoTime } from './undo-time.ts'
import { useDesk } from '../../desk-context.ts'

export interface Sending {
  text: string
  visibility: 'public' | 'direct'
  /** Although something happened meanwhile. */
  anyway: boolean
  then: 'wait' | 'close'
}

/** Sends an answer: it is written down at once and goes out a little later; until then it can be taken back. `onChanged`: refused, for something happened meanwhile. */
export function useSend(conversation: WholeConversation, onChanged: () => void) {
  const { t } = useTranslation('desk')
  const { me } = useDesk()
  const { id, changes } = conversation
  return useMutation({
    mutationFn: (sending: Sending) => api('POST /conversations/:id/reply', { params: { id }, body: { ...sending, changes } }),
    onSuccess: async ({ conversation: row, outgoing }, { text, then }) => {
      rememberUndoTime(outgoing.id, outgoing.undoUntil)
      changeDraft(id, { reply: '', begun: null })
      await patchCache(id, row)
      showOutgoing(id, {
        what: 'outgoing',
        id: outgoing.id,
        at: new Date().toISOString(),
        writtenBy: { id: me.id, name: me.name },
        text,
        state: 'queued',
        attempts: 0,
        error: null,
        advice: null,
        url: null,
      })
      const undo = rememberUndo(() => takeBack(id, { id: outgoing.id, text }))
      // While the conversation stays open, its own line says so and offers the way back.
      if (then === 'close') toast.done(t('done.sentClosed'), { undo })
      freshen(id)
    },
    onError: (problem) => {
      freshen(id)
      if (problem instanceof ProblemError && problem.status === 409) onChanged()
    },
  })
}

/** Until it is read again, the answer stands where it will stand. */
const showOutgoing = (id: string, entry: OutgoingEntry): void =>
  void queryClient.setQueryData<WholeConversation>(
    ['GET /conversations/:id', { params: { id } }],
    (whole) => whole && { ...whole, entries: [...whole.entries, entry] },
  )
