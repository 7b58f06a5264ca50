import { useDocumentTitle } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../app/asking/session.ts'
import { useAct } from './acts/use-act.tsx'
import { LoadingConversation } from './conversation/loading.tsx'
import { NothingOpen } from './conversation/nothing-open.tsx'
import { DeskContext, type Desk } from './desk-context.ts'
import { DeskKeys } from './desk-keys.tsx'
import { ListPane } from './list/list-pane.tsx'
import { useDeskPlace } from './place.ts'
import classes from './desk.module.css'

const fetchPanes = () => import('./open-panes.ts')
const ConversationPane = lazy(() => fetchPanes().then((file) => ({ default: file.ConversationPane })))
const PersonPane = lazy(() => fetchPanes().then((file) => ({ default: file.PersonPane })))

/** The desk: the list, the conversation, the person. All three side by side where there is room, two on a tablet, one on a phone. */
export function DeskScreen() {
  const { t } = useTranslation('desk')
  const me = useMe()
  const mayWork = useMay('desk.work')
  const place = useDeskPlace()
  const { conversationId, showsPerson, view } = place
  const [cursor, moveCursor] = useState<string | null>(null)
  const order = useRef<readonly string[]>([])
  useDocumentTitle(`${t(`views.${view}`)} · Aerie`)
  // while the list is read, so that the first conversation opens at once; what fails here is told when one is opened
  useEffect(() => void fetchPanes().catch(() => null), [])
  /** The next one in the list takes the place of one that went out of hand; on a phone the list does. */
  const dismiss = (id: string): void => {
    const at = order.current.indexOf(id)
    const next = order.current[at + 1] ?? order.current[at - 1]
    if (at < 0) return
    moveCursor(next ?? null)
    if (id !== conversationId) return
    if (next && isWide()) place.open(next)
    else place.leave()
  }
  const { act, dialog } = useAct(me, dismiss)
  const desk: Desk = { place, me, mayWork, cursor, moveCursor, order, act, dismiss }
  return (
    <DeskContext value={desk}>
      <div className={classes.desk}>
        <div className={classes.panes} data-shows={showsPerson ? 'person' : conversationId ? 'conversation' : 'list'}>
          <div className={classes.list}>
            <ListPane />
          </div>
          <div className={classes.conversation}>
            <Suspense fallback={<LoadingConversation />}>{conversationId ? <ConversationPane id={conversationId} /> : <NothingOpen />}</Suspense>
          </div>
          {conversationId && (
            <div className={classes.person}>
              <Suspense fallback={null}>
                <PersonPane conversationId={conversationId} />
              </Suspense>
            </div>
          )}
        </div>
      </div>
      <DeskKeys asks={dialog !== null} />
      {dialog}
    </DeskContext>
  )
}

/** Is there room for a conversation beside the list? */
const isWide = (): boolean => window.matchMedia('(min-width: 48em)').matches
