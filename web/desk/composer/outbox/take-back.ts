import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { toast } from '../../../kit/said/toast.ts'
import { freshen } from '../../acts/patch.ts'
import { changeDraft, readDraft } from '../drafts.ts'

/** Takes an answer back before it goes out; its text returns to the reply field, unless something else stands there. */
export async function takeBack(conversationId: string, { id, text }: { id: string; text: string }): Promise<void> {
  await api('POST /outbox/:id/cancel', { params: { id } })
  const free = readDraft(conversationId).reply === ''
  if (free) changeDraft(conversationId, { reply: text })
  freshen(conversationId)
}

export const useTakeBack = (conversationId: string) =>
  useMutation({
    mutationFn: (outgoing: { id: string; text: string }) => takeBack(conversationId, outgoing),
    onError: (problem) => toast.problem(problem),
  })
