import { ActionIcon } from '@mantine/core'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../app/asking/problem.ts'
import { useReadWhen } from '../app/asking/queries.ts'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { PersonPanel } from '../people/person-panel.tsx'
import { useDesk } from './desk-context.ts'
import classes from './desk.module.css'

/** The third pane: who it is that one talks with. */
export function PersonPane({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const { data: conversation, error } = useReadWhen('GET /conversations/:id', { params: { id: conversationId } })
  if (error instanceof ProblemError && error.status === 404) return null // it went out of one's sight; the conversation's pane says so
  return (
    <aside className={classes.personPane} aria-label={t('conversation.person')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        className={classes.hidePerson}
        aria-label={t('conversation.hidePerson')}
        onClick={() => place.showPerson(false)}
      >
        <ArrowLeft size={18} aria-hidden />
      </ActionIcon>
      {conversation ? <PersonPanel personId={conversation.person.id} here={conversationId} /> : <SkeletonList rows={4} height={48} />}
    </aside>
  )
}
