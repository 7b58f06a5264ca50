import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { toast } from '../../kit/said/toast.ts'
import { useDesk } from '../desk-context.ts'

/** Claims the most urgent conversation of one's teams' queues and opens it. */
export function useClaimNext() {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  return useWrite('POST /conversations/claim-next', {
    freshens: ['GET /conversations', 'GET /conversations/counts'],
    onDone: ({ conversation }) => {
      if (!conversation) return toast.done(t('nothingToClaim'))
      toast.done(t('done.claim'))
      place.open(conversation.id)
    },
  })
}
