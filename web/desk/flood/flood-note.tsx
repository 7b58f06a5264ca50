import { Button } from '@mantine/core'
import { Copy } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WholeConversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import classes from './flood.module.css'

const FloodDialog = lazy(() => import('./flood-dialog.tsx').then((file) => ({ default: file.FloodDialog })))

/** That others wrote nearly the same, with the way to all of them, and to one act for all. */
export function FloodNote({ conversation }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const { place, mayWork } = useDesk()
  const [act, ask] = useState<'close' | 'answer' | null>(null)
  const { flood, state } = conversation
  if (!flood || flood.count < 2) return null
  const others = flood.count - 1
  const shown = flood.count >= 1000 ? '1,000+' : String(others)
  return (
    <div className={classes.note} role="note">
      <Copy size={15} aria-hidden />
      <span className={classes.words}>{t('flood.say', { count: others, shown })}</span>
      {place.filters.flood !== flood.id && (
        <Button size="compact-xs" variant="default" onClick={() => place.filter({ flood: flood.id })}>
          {t('flood.see')}
        </Button>
      )}
      {mayWork && state === 'waiting_for_us' && (
        <Button size="compact-xs" variant="default" aria-haspopup="dialog" onClick={() => ask('answer')}>
          {t('flood.answer')}
        </Button>
      )}
      {mayWork && state !== 'closed' && (
        <Button size="compact-xs" variant="default" aria-haspopup="dialog" onClick={() => ask('close')}>
          {t('flood.close')}
        </Button>
      )}
      <Suspense fallback={null}>{act && <FloodDialog act={act} conversation={conversation} flood={flood} onClose={() => ask(null)} />}</Suspense>
    </div>
  )
}
