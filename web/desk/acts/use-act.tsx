import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../app/asking/session.ts'
import { confirm } from '../../kit/confirm.tsx'
import type { Conversation } from '../conversation.ts'
import { isAsked, type ActName, type AskedAct } from './act-names.ts'
import { claim, close, notSpam, release, reopen, takeOver, wake } from './acts.ts'

const ActDialog = lazy(() => import('./act-dialog.tsx').then((file) => ({ default: file.ActDialog })))

/** Does acts, asking first where something must be chosen. `onLeaves`: the conversation goes out of hand, so the next may come. */
export function useAct(me: Me, onLeaves: (id: string) => void): { act: (name: ActName, row: Conversation) => void; dialog: ReactNode } {
  const { t } = useTranslation('desk')
  const [asked, setAsked] = useState<{ name: AskedAct; row: Conversation } | null>(null)
  const takeFrom = async (row: Conversation): Promise<void> => {
    if (!row.owner) return
    const { name } = row.owner
    if (await confirm({ title: t('takeOver.title', { name }), text: t('takeOver.text', { name }), action: t('acts.takeOver') }))
      await takeOver(row, row.owner, me)
  }
  const andNext = async (doing: Promise<boolean>, { id }: Conversation): Promise<void> => {
    if (await doing) onLeaves(id)
  }
  const act = (name: ActName, row: Conversation): void => {
    if (isAsked(name)) return setAsked({ name, row })
    const does: Record<Exclude<ActName, AskedAct>, () => Promise<unknown>> = {
      claim: () => claim(row, me),
      release: () => release(row),
      takeOver: () => takeFrom(row),
      wake: () => wake(row),
      reopen: () => reopen(row),
      notSpam: () => andNext(notSpam(row), row),
      spam: () => andNext(close(row, 'spam', me), row),
    }
    void does[name]()
  }
  const dialog = asked && (
    <Suspense fallback={null}>
      <ActDialog
        name={asked.name}
        row={asked.row}
        onClose={() => setAsked(null)}
        onDone={(_, leaves) => {
          if (leaves) onLeaves(asked.row.id)
        }}
      />
    </Suspense>
  )
  return { act, dialog }
}
