import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conversation, WholeConversation } from '../conversation.ts'
import { AnswerAll } from './answer-all.tsx'
import { CloseAll } from './close-all.tsx'

export interface FloodFormProps {
  conversation: WholeConversation
  flood: NonNullable<Conversation['flood']>
  onDone: () => void
}

/** Asks for what is needed to do something with all that say nearly the same. */
export function FloodDialog({ act, conversation, flood, onClose }: Omit<FloodFormProps, 'onDone'> & { act: 'close' | 'answer'; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: shell } = useTranslation()
  const Form = act === 'close' ? CloseAll : AnswerAll
  return (
    <Modal opened onClose={onClose} title={t(`flood.${act}Title`)} size="md" closeButtonProps={{ 'aria-label': shell('close') }}>
      <Form conversation={conversation} flood={flood} onDone={onClose} />
    </Modal>
  )
}
