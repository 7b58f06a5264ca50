import { Alert, Button } from '@mantine/core'
import { ExternalLink, Hourglass, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inWords } from '../../../i18n/said.ts'
import { pageUrl } from '../../../kit/page-url.ts'
import { useNow, useTime } from '../../../kit/time/time.ts'
import type { Reach, WholeConversation } from '../../conversation.ts'
import { shortly } from '../../deadline/because.ts'
import classes from '../composer.module.css'

/** Until when the network takes an answer, and what to mind. */
export function ReachLine({ reach: { until, note } }: { reach: Reach }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const time = useTime()
  if (!until && !note) return null
  return (
    <p className={classes.reach}>
      {until && (
        <span>
          <Hourglass size={12} aria-hidden /> {t('composer.until', { at: shortly(until, now, time), relative: time.relative(until, now) })}
        </span>
      )}
      {note && (
        <span>
          <Info size={12} aria-hidden /> {note}
        </span>
      )}
    </p>
  )
}

/** The network takes no answer from here: says why, and leads to where one can answer. */
export function CannotAnswer({ conversation: { reach, entries } }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const there = entries.findLast((entry) => entry.what === 'item' && entry.direction === 'in' && pageUrl(entry.url))
  const url = there?.what === 'item' ? pageUrl(there.url) : null
  return (
    <Alert color="gray" icon={<Info size={16} />} className={classes.cannot}>
      <div className={classes.cannotText}>
        <span>{reach.note ? inWords(reach.note) : t('composer.cannot')}</span>
        {url && (
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer noopener"
            size="compact-sm"
            variant="default"
            rightSection={<ExternalLink size={13} aria-hidden />}
          >
            {t('composer.openThere')}
          </Button>
        )}
      </div>
    </Alert>
  )
}
