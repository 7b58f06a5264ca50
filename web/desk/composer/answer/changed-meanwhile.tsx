import { Alert, Button, Group } from '@mantine/core'
import { MessageCircleWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Happened } from './happened.ts'
import type { AnswerInHand } from './use-answer.ts'
import classes from '../composer.module.css'

/** Someone answered, or the customer wrote again, while one typed: quietly at first, and before the answer goes out with a choice. */
export function ChangedMeanwhile({ answer }: { answer: AnswerInHand }) {
  const { t } = useTranslation('desk')
  if (answer.asks === null && answer.happened.length === 0) return null
  if (answer.asks === null)
    return (
      <p className={classes.noticed} role="status">
        <MessageCircleWarning size={14} aria-hidden />
        {t('changed.noticed')}
        <Button size="compact-xs" variant="subtle" onClick={answer.acknowledge}>
          {t('changed.see')}
        </Button>
      </p>
    )
  return (
    <Alert color="yellow" icon={<MessageCircleWarning size={18} />} title={t('changed.title')} role="alert" mb="xs">
      {answer.happened.map((one) => (
        <What key={one.id} happened={one} />
      ))}
      <p className={classes.changedText}>{t('changed.text')}</p>
      <Group gap="xs">
        <Button size="compact-sm" autoFocus onClick={answer.keepEditing}>
          {t('changed.keep')}
        </Button>
        <Button size="compact-sm" variant="default" loading={answer.isSending} onClick={answer.sendAnyway}>
          {t('changed.anyway')}
        </Button>
      </Group>
    </Alert>
  )
}

function What({ happened: { who, name, text } }: { happened: Happened }) {
  const { t } = useTranslation('desk')
  return (
    <blockquote className={classes.changed}>
      <strong>{t(`changed.${who}`, { name })}</strong>
      <p dir="auto">{text}</p>
    </blockquote>
  )
}
