import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../conversation.ts'
import type { AskedAct } from './act-names.ts'
import { CloseForm } from './close-form.tsx'
import { HandForm } from './hand-form.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { TagForm } from './tag-form.tsx'

export interface FormProps {
  row: Conversation
  /** Called with what will be done, so that the list can move on; the dialog closes. */
  onDone: (done: Promise<boolean>, leaves: boolean) => void
}

const FORMS = { close: CloseForm, hand: HandForm, snooze: SnoozeForm, tag: TagForm }
const TITLES = { close: 'close.title', hand: 'hand.title', snooze: 'snooze.title', tag: 'tags.title' } as const

/** Asks for what an act needs: until when, how it ended, to whom, which tags. */
export function ActDialog({ name, row, onDone, onClose }: FormProps & { name: AskedAct; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: shell } = useTranslation()
  const Form = FORMS[name]
  return (
    <Modal opened onClose={onClose} title={t(TITLES[name])} size="sm" closeButtonProps={{ 'aria-label': shell('close') }}>
      <Form
        row={row}
        onDone={(done, leaves) => {
          onClose()
          onDone(done, leaves)
        }}
      />
    </Modal>
  )
}
