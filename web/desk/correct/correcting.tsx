import { lazy, Suspense } from 'react'
import { askToCorrect, useAsked } from './ask-correct.ts'

const CorrectDialog = lazy(() => import('./correct-dialog.tsx').then((file) => ({ default: file.CorrectDialog })))

/** Where it is asked what is right about a message; once, beside the panes of the desk. */
export function Correcting() {
  const asked = useAsked()
  return <Suspense fallback={null}>{asked && <CorrectDialog corrected={asked} onClose={() => askToCorrect(null)} />}</Suspense>
}
