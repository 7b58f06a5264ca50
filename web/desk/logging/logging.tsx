import { ActionIcon } from '@mantine/core'
import { NotebookPen } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../app/commands/keys.ts'
import { useMay } from '../../app/asking/session.ts'
import { loadTexts } from '../../i18n/index.ts'
import { askToLog, useLogAsked } from './ask-log.ts'

const LogDialog = lazy(async () => {
  const [file] = await Promise.all([import('./log-dialog.tsx'), loadTexts('logging', 'attaching', 'desk')])
  return { default: file.LogDialog }
})

/** From anywhere: a call, a letter, a visit or an event is logged by a key, from the palette, or with this button. */
export function Logging() {
  const { t } = useTranslation()
  const mayWork = useMay('desk.work')
  const isAsked = useLogAsked()
  const label = t('logContact')
  useCommands(mayWork ? [{ id: 'app.log', label, group: t('groups.everywhere'), keys: 'l', run: () => askToLog(true) }] : [])
  if (!mayWork) return null
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => askToLog(true)} aria-label={label} title={label}>
        <NotebookPen size={18} aria-hidden />
      </ActionIcon>
      <Suspense fallback={null}>{isAsked && <LogDialog onClose={() => askToLog(false)} />}</Suspense>
    </>
  )
}
