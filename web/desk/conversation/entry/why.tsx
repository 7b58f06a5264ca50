import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../correct/ask-correct.ts'
import { CorrectButton, useCorrectedBy } from '../../correct/opinions.tsx'
import { Reasons } from '../../reasons/reasons.tsx'
import { useReadLine } from '../../reasons/use-read-line.ts'
import classes from './entry.module.css'

/** Fetched only where a language model suggests something. */
const Suggested = lazy(() => import('../../correct/suggested.tsx').then((file) => ({ default: file.Suggested })))

/** The message, as far as it is told why it was read so. */
type Read = { id: string; text: string; assessment: Assessment }

/** What the machine read out of a message and the words that decided, in a quiet line, with all its reasons on request. */
export function Why({ item, conversationId }: { item: Read; conversationId: string }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const id = useId()
  const { assessment } = item
  const correctedBy = useCorrectedBy(assessment)
  const line = useReadLine()
  return (
    <div className={classes.why}>
      <div className={classes.read}>
        <UnstyledButton
          className={`${classes.link} ${classes.line}`}
          aria-expanded={open}
          aria-controls={id}
          title={t('item.why')}
          onClick={() => setOpen(!open)}
        >
          {line(assessment)}
        </UnstyledButton>
        {correctedBy && <span>{correctedBy}</span>}
        <CorrectButton corrected={{ conversationId, item }} />
      </div>
      <Suspense fallback={null}>{assessment.suggestion && <Suggested corrected={{ conversationId, item }} />}</Suspense>
      <div id={id} hidden={!open}>
        {open && <Reasons assessment={assessment} />}
      </div>
    </div>
  )
}
