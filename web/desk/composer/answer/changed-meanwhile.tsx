import { Alert, Button, Group } from '@mantine/core'
import { MessageCircleWarning } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../composer.module.css'
import type { Happened } from './happened.ts'
import type { AnswerInHand } from './use-answer.ts'

/** Someone answered, or the customer wrote again, while one typed: said quietly at first, and before the answer goes out with a choice. */
export function ChangedMeanwhile({ answer }: { answer: AnswerInHand }) {
  const { t } = useTranslation('desk')
  if (answer.isHalted) return <Decision answer={answer} />
  if (!answer.isOvertaken || answer.text === '') return null
  return (
    <p className={classes.noticed} role="status">
      <MessageCircleWarning size={14} aria-hidden />
      {t('changed.noticed')}
      <Button size="compact-xs" variant="subtle" onClick={answer.acknowledge}>
        {t('changed.see')}
      </Button>
    </p>
  )
}

function Decision({ answer }: { answer: AnswerInHand }) {
  const { t } = useTranslation('desk')
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  const owner = nameIn(answer.owner)
  return (
    <Alert
      color="yellow"
      icon={<MessageCircleWarning size={18} />}
      title={owner ? t('changed.owned', { name: owner }) : t('changed.title')}
      role="alert"
      mb="xs"
    >
      {answer.happened.map((one) => (
        <What key={one.id} happened={one} />
      ))}
      <p className={classes.changedText}>{owner ? t('changed.ownedText') : t('changed.text')}</p>
      <Group gap="xs">
        <Button ref={keep} size="compact-sm" onClick={answer.keepEditing}>
          {t('changed.keep')}
        </Button>
        <Button size="compact-sm" variant="default" loading={answer.isSending} onClick={answer.sendAnyway}>
          {t('changed.anyway')}
        </Button>
      </Group>
    </Alert>
  )
}

const nameIn = (owner: unknown): string | null =>
  typeof owner === 'object' && owner !== null && 'name' in owner && typeof owner.name === 'string' ? owner.name : null

function What({ happened: { who, name, text } }: { happened: Happened }) {
  const { t } = useTranslation('desk')
  return (
    <blockquote className={classes.changed}>
      <strong>{t(`changed.${who}`, { name })}</strong>
      <p dir="auto">{text}</p>
    </blockquote>
  )
}
