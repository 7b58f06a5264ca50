import { Alert, Button, Textarea } from '@mantine/core'
import { ExternalLink, Info, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inWords } from '../../i18n/said.ts'
import { pageUrl } from '../../kit/page-url.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import type { WholeConversation } from '../conversation.ts'
import { useLogAnswer } from './use-log-answer.ts'
import classes from './reach.module.css'

/** Nothing can be sent from here: why not; one click opens it there, one more logs what was answered. */
export function AnswerByHand({ conversation, onClosed }: { conversation: WholeConversation; onClosed: () => void }) {
  const { t } = useTranslation('reach')
  const { t: desk } = useTranslation('desk')
  const { reach, entries } = conversation
  const log = useLogAnswer(conversation, (afterwards) => afterwards === 'close' && onClosed())
  const there = entries.findLast((entry) => entry.what === 'item' && entry.direction === 'in' && pageUrl(entry.url))
  const url = there?.what === 'item' ? pageUrl(there.url) : null
  return (
    <div className={classes.byHand}>
      <Alert color="gray" icon={<Info size={16} />} py="xs">
        {reach.note ? inWords(reach.note) : desk('composer.cannot')}
      </Alert>
      {reach.byHand && (
        <Textarea
          data-field="reply"
          autosize
          minRows={1}
          maxRows={8}
          dir="auto"
          maxLength={50_000}
          value={log.text}
          aria-label={t('logged.field')}
          placeholder={t('logged.placeholder')}
          onChange={(event) => log.write(event.currentTarget.value)}
        />
      )}
      <ProblemNote error={log.problem} />
      <div className={classes.acts}>
        {url && (
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer noopener"
            size="xs"
            variant="default"
            rightSection={<ExternalLink size={13} aria-hidden />}
          >
            {desk('composer.openThere')}
          </Button>
        )}
        {reach.byHand && (
          <>
            <Button size="xs" loading={log.isLogging} leftSection={<PenLine size={13} aria-hidden />} onClick={() => log.log('wait')}>
              {t('logged.log')}
            </Button>
            <Button size="xs" variant="subtle" disabled={log.isLogging} onClick={() => log.log('close')}>
              {t('logged.logClose')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
