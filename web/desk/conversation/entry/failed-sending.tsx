import { Button } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../../app/asking/queries.ts'
import { inWords } from '../../../i18n/said.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { useTakeBack } from '../../composer/outbox/take-back.ts'
import type { OutgoingEntry } from '../../conversation.ts'
import classes from './entry.module.css'

/** An answer that did not go out: why, what to do, and the two ways on. */
export function FailedSending({ outgoing, conversationId }: { outgoing: OutgoingEntry; conversationId: string }) {
  const { t } = useTranslation('desk')
  const retry = useWrite('POST /outbox/:id/retry', { freshens: ['GET /conversations/:id', 'GET /channels'] })
  const takeBack = useTakeBack(conversationId)
  return (
    <div className={classes.failed} role="group" aria-label={t('outgoing.failed')}>
      <p className={classes.state} data-tone="late">
        <CircleAlert size={14} aria-hidden />
        <strong>{t('outgoing.failed')}</strong>
        {outgoing.error}
      </p>
      {outgoing.advice && <p className={classes.advice}>{inWords(outgoing.advice)}</p>}
      <div className={classes.state}>
        <Button size="compact-xs" loading={retry.isPending} onClick={() => retry.mutate({ params: { id: outgoing.id } })}>
          {t('outgoing.retry')}
        </Button>
        <Button size="compact-xs" variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(outgoing)}>
          {t('outgoing.discard')}
        </Button>
      </div>
      <ProblemNote error={retry.error} />
    </div>
  )
}
