import { Modal } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { toast } from '../../kit/said/toast.ts'
import { readFromCache } from '../acts/patch.ts'
import { LogForm } from './log-form.tsx'

/** Asks what there was: whom, when, what was said. The conversation that is open is meant unless one says otherwise. */
export function LogDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('logging')
  const { t: shell } = useTranslation()
  const navigate = useNavigate()
  const { conversationId } = useParams({ strict: false })
  const here = conversationId ? readFromCache(conversationId) : null
  const { mutate, isPending, error } = useWrite('POST /contacts', {
    freshens: ['GET /conversations', 'GET /conversations/:id', 'GET /conversations/counts', 'GET /people/:id/timeline'],
    onDone: ({ conversationId: id }, { body }) => {
      onClose()
      toast.done(t('done'))
      if (!body.teamId && id !== conversationId) void navigate({ to: '/desk/$view/$conversationId', params: { view: 'waiting', conversationId: id } })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('title')} size="md" closeButtonProps={{ 'aria-label': shell('close') }}>
      <LogForm here={here} busy={isPending} error={error} onLog={(body) => mutate({ body })} onCancel={onClose} />
    </Modal>
  )
}
