import { useDocumentTitle } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../app/asking/problem.ts'
import { useRead } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Composer } from '../composer/composer.tsx'
import { usePresence } from '../composer/use-presence.ts'
import type { WholeConversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import { markSeen } from '../seen.ts'
import { Arrivals } from './arrivals.tsx'
import { Entries } from './entries.tsx'
import { ConversationHeader } from './header/header.tsx'
import { LoadingConversation } from './loading.tsx'
import { Presence } from './presence.tsx'
import classes from './conversation.module.css'

/** The second pane: one conversation, whole. */
export function ConversationPane({ id }: { id: string }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const { data, error, isPending, refetch } = useRead('GET /conversations/:id', { params: { id } })
  // It was merged into another meanwhile: that is where one wants to be.
  const mergedInto = data && data.id !== id ? data.id : null
  useEffect(() => {
    if (mergedInto) place.open(mergedInto, { replace: true })
  }, [mergedInto, place])
  if (error instanceof ProblemError && error.status === 404)
    return (
      <Empty drawing="lost" title={t('conversation.gone')}>
        {t('conversation.goneText')}
      </Empty>
    )
  if (error && !data) return <ProblemNote error={error} retry={refetch} />
  if (isPending || mergedInto) return <LoadingConversation />
  return <OpenConversation key={id} conversation={data} />
}

function OpenConversation({ conversation }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const { mayWork, dismiss } = useDesk()
  const { id, person, lastItemAt } = conversation
  const onTyping = usePresence(id, mayWork)
  useDocumentTitle(`${person.name} · Aerie`)
  useEffect(() => markSeen(id, lastItemAt), [id, lastItemAt])
  return (
    <article className={classes.pane} aria-label={t('conversation.label', { name: person.name })}>
      <ConversationHeader conversation={conversation} />
      <Entries conversation={conversation} />
      <Arrivals conversation={conversation} />
      <Presence conversation={conversation} />
      <Composer conversation={conversation} onTyping={onTyping} onClosed={() => dismiss(id)} />
    </article>
  )
}
