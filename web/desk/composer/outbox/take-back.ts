import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/asking/api.ts'
import { toast } from '../../../kit/said/toast.ts'
import { freshen } from '../../acts/patch.ts'
import { changeDraft, readDraft } from '../drafts.ts'

/** Takes an answer back before it goes out; its text and files return to the reply field, unless something else stands there. */
export async function takeBack(conversationId: string, { id, text }: { id: string; text: string }): Promise<void> {
  const { files } = await api('POST /outbox/:id/cancel', { params: { id } })
  const { reply, files: others } = readDraft(conversationId)
  const given = files.map(({ alt, ...file }) => ({ ...file, alt: alt ?? '' }))
  if (reply === '') changeDraft(conversationId, { reply: text, files: [...others, ...given] })
  freshen(conversationId)
}

export const useTakeBack = (conversationId: string) =>
  useMutation({
    mutationFn: (outgoing: { id: string; text: string }) => takeBack(conversationId, outgoing),
    onError: (problem) => toast.problem(problem),
  })
