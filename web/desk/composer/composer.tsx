import { Tabs } from '@mantine/core'
import { Reply, StickyNote } from 'lucide-react'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WholeConversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import { composerIsThere, useComposerAsked, type Tab } from './ask-composer.ts'
import { NoteForm } from './note/note-form.tsx'
import { ReplyForm } from './answer/reply-form.tsx'
import classes from './composer.module.css'

/** Where one answers, or writes to colleagues. `onTyping`: with every key. `onClosed`: after "send and close". */
export function Composer({ conversation, onTyping, onClosed }: { conversation: WholeConversation; onTyping: () => void; onClosed: () => void }) {
  const { t } = useTranslation('desk')
  const { mayWork } = useDesk()
  const [tab, setTab] = useState<Tab>('reply')
  const place = useRef<HTMLElement>(null)
  const [asked, setAsked] = useState<{ for: Tab } | null>(null)
  useComposerAsked(
    conversation.id,
    useCallback((next) => {
      setTab(next)
      setAsked({ for: next })
    }, []),
  )
  useLayoutEffect(() => {
    if (!asked) return
    place.current?.querySelector<HTMLElement>(`[data-field="${asked.for}"]`)?.focus()
    composerIsThere(conversation.id)
  }, [asked, conversation.id])
  if (!mayWork) return <p className={classes.readOnly}>{t('composer.readOnly')}</p>
  return (
    <section ref={place} className={classes.composer} data-tab={tab} aria-label={t('composer.label')}>
      <Tabs
        value={tab}
        onChange={(next) => setTab(next === 'note' ? 'note' : 'reply')}
        variant="pills"
        keepMounted={false}
        classNames={{ tab: classes.tab, list: classes.tabs }}
      >
        <Tabs.List>
          <Tabs.Tab value="reply" leftSection={<Reply size={14} aria-hidden />}>
            {t('composer.reply')}
          </Tabs.Tab>
          <Tabs.Tab value="note" leftSection={<StickyNote size={14} aria-hidden />}>
            {t('composer.note')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="reply">
          <ReplyForm conversation={conversation} onTyping={onTyping} onClosed={onClosed} />
        </Tabs.Panel>
        <Tabs.Panel value="note">
          <NoteForm conversationId={conversation.id} onTyping={onTyping} />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
