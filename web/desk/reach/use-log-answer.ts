import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/asking/api.ts'
import { freshen, patchCache } from '../acts/patch.ts'
import { rememberUndo, sayWithUndo } from '../acts/undo.ts'
import { useDraft } from '../composer/drafts.ts'
import { isOvertaken } from '../composer/outbox/send.ts'
import type { WholeConversation } from '../conversation.ts'

type Afterwards = 'wait' | 'close'

/** Takes a logged answer back; the clock runs on. */
export async function takeBackLogged(conversationId: string, id: string): Promise<void> {
  await patchCache(conversationId, await api('DELETE /conversations/logged-answers/:id', { params: { id } }))
  freshen(conversationId)
}

/** Logs what was answered on the network itself. What was answered there was answered: that something came between does not stop it twice. */
export function useLogAnswer({ id, changes, visibility }: WholeConversation, onLogged: (afterwards: Afterwards) => void) {
  const { t } = useTranslation('reach')
  const [draft, change] = useDraft(id)
  /** The same answer is logged under the same id, however often it is tried. */
  const logged = useRef(crypto.randomUUID())
  const log = useMutation({
    mutationFn: ({ afterwards, anyway }: { afterwards: Afterwards; anyway: boolean }) =>
      api('POST /conversations/:id/logged-answers', {
        params: { id },
        body: { id: logged.current, text: draft.reply.trim() || t('logged.wordless'), visibility, changes, anyway, afterwards },
      }),
    onSuccess: async (row, { afterwards }) => {
      const done = logged.current
      logged.current = crypto.randomUUID()
      change({ reply: '', begun: null })
      await patchCache(id, row)
      sayWithUndo(
        t('logged.done'),
        rememberUndo(() => takeBackLogged(id, done)),
      )
      onLogged(afterwards)
    },
    onSettled: () => freshen(id),
  })
  return {
    text: draft.reply,
    write: (reply: string) => change({ reply }),
    log: (afterwards: Afterwards) => log.mutate({ afterwards, anyway: isOvertaken(log.error) }),
    isLogging: log.isPending,
    problem: log.error,
  }
}
