import { ActionIcon, Title } from '@mantine/core'
import { ArrowLeft, UserRound } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { NetworkMark } from '../../../people/network-mark.tsx'
import type { WholeConversation } from '../../conversation.ts'
import { DueLine } from '../../deadline/due-line.tsx'
import { useDesk } from '../../desk-context.ts'
import { Actions } from './actions.tsx'
import { Led } from './led.tsx'
import { Standing } from './standing.tsx'
import { Tags } from './tags.tsx'
import { WatchOut } from './watch-out.tsx'
import classes from './header.module.css'

/** Fetched only where many wrote nearly the same. */
const FloodNote = lazy(() => import('../../flood/flood-note.tsx').then((file) => ({ default: file.FloodNote })))

/** Who it is, where it stands, whose it is, until when and why, and what can be done. */
export function ConversationHeader({ conversation }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const { person, handle, channel, subject, due } = conversation
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <ActionIcon variant="subtle" color="gray" size={30} className={classes.back} aria-label={t('conversation.back')} onClick={place.leave}>
          <ArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <div className={classes.who}>
          <Title order={2} className={classes.name} dir="auto">
            {person.name}
          </Title>
          <span className={classes.where}>
            <NetworkMark network={channel.network} size={16} />
            {handle && handle !== person.name && (
              <span className={classes.cut} dir="auto">
                {handle}
              </span>
            )}
            <span className={classes.cut}>{t('conversation.on', { channel: channel.name })}</span>
          </span>
        </div>
        <Actions conversation={conversation} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          className={classes.person}
          aria-label={t('conversation.person')}
          title={t('conversation.person')}
          onClick={() => place.showPerson(!place.showsPerson)}
        >
          <UserRound size={17} aria-hidden />
        </ActionIcon>
      </div>
      {subject && (
        <p className={classes.subject} dir="auto">
          {subject}
        </p>
      )}
      <div className={classes.standing}>
        <Standing conversation={conversation} />
        <Tags tags={conversation.tags} />
      </div>
      <Led conversation={conversation} />
      <WatchOut of={conversation.watchOut} />
      {conversation.flood && (
        <Suspense fallback={null}>
          <FloodNote conversation={conversation} />
        </Suspense>
      )}
      {due && <DueLine conversation={conversation} due={due} />}
    </header>
  )
}
