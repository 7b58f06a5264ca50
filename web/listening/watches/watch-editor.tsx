import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReadWhen, useWrite } from '../../app/asking/queries.ts'
import { toast } from '../../kit/said/toast.ts'
import { useUnsaved } from '../../kit/form/use-unsaved.ts'
import { Preview } from './preview.tsx'
import { WatchForm } from './watch-form.tsx'
import { draftOf, type Watch, type WatchDraft } from './watch.ts'
import classes from './watches.module.css'

const NEW: WatchDraft = { name: '', query: '', purpose: 'brand', becomes: 'conversation', teamId: null }
/** So long after the last key the preview is asked for, ms. */
const REST = 300

/** Writes a watch, new or as it is, beside what it would have caught. */
export function WatchEditor({ watch }: { watch: Watch | null }) {
  const { t } = useTranslation('watches')
  const navigate = useNavigate()
  const [saved] = useState(watch ? draftOf(watch) : NEW)
  const [draft, setDraft] = useState(saved)
  const [isLeaving, leave] = useState(false)
  const [query] = useDebouncedValue(draft.query.trim(), REST)
  const preview = useReadWhen('GET /watches/preview', query ? { query: { query } } : null)
  const freshens = ['GET /watches', 'GET /watches/:id', 'GET /watches/:id/hits'] as const
  const onDone = async (): Promise<void> => {
    toast.done(t('saved', { name: draft.name }))
    leave(true)
  }
  const begin = useWrite('POST /watches', { freshens, onDone })
  const change = useWrite('PUT /watches/:id', { freshens, onDone })
  const turn = watch ? change : begin
  useUnsaved(!isLeaving && JSON.stringify(draft) !== JSON.stringify(saved))
  const save = async (): Promise<void> => {
    await (watch ? change.mutateAsync({ params: { id: watch.id }, body: draft }) : begin.mutateAsync({ body: draft })).then(
      () => navigate({ to: '/watches' }),
      () => undefined, // the form says what is wrong
    )
  }
  const isCurrent = query === draft.query.trim() && query !== ''
  return (
    <div className={classes.beside}>
      <WatchForm
        draft={draft}
        put={(changed) => setDraft({ ...draft, ...changed })}
        trouble={(isCurrent && preview.data?.trouble) || null}
        busy={turn.isPending}
        error={turn.error}
        onSave={() => void save()}
        onCancel={() => void navigate({ to: '/watches' })}
      />
      <Preview preview={query ? preview.data : undefined} error={preview.error} />
    </div>
  )
}
