import { Button, Modal, Text, UnstyledButton } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Corrected } from './ask-correct.ts'
import { CHOICES, isShown, textOf, type Choice } from './choices.ts'
import { correct, decide, type Right } from './correct.ts'
import { useSuggestionWords } from './suggested.tsx'
import { TopicField } from './topic-field.tsx'
import classes from './correct.module.css'

const GROUPS = ['intent', 'sentiment', 'urgency'] as const
const AGREE = 'y'
const TOPIC = 't'
/** What a language model suggests is accepted, or not so. */
const [ACCEPT, REFUSE] = ['g', 'n']

/** What is right about a message: one key or one click is enough. */
export function CorrectDialog({ corrected, onClose }: { corrected: Corrected; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: shell } = useTranslation()
  const { text, assessment } = corrected.item
  const say = (right: Right): void => {
    onClose()
    void correct(corrected, right)
  }
  const settle = (accept: boolean): void => {
    onClose()
    void decide(corrected, accept)
  }
  const topic = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.target === topic.current) return // there one types
      const key = event.key.toLowerCase()
      if (key === TOPIC && topic.current) {
        event.preventDefault()
        topic.current.focus()
        return topic.current.click()
      }
      if (assessment.suggestion && (key === ACCEPT || key === REFUSE)) {
        event.preventDefault()
        event.stopPropagation()
        return settle(key === ACCEPT)
      }
      const choice = GROUPS.flatMap((what) => CHOICES[what]).find((one) => one.key === key)
      if (!choice && key !== AGREE) return
      event.preventDefault()
      event.stopPropagation()
      say(choice ? asRight(choice) : { what: 'all' })
    }
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  })
  return (
    <Modal opened onClose={onClose} title={t('correct.title')} size="md" closeButtonProps={{ 'aria-label': shell('close') }}>
      <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
        {text}
      </Text>
      {assessment.suggestion && <SuggestionKeys suggestion={assessment.suggestion} settle={settle} />}
      {GROUPS.map((what) => (
        <fieldset key={what} className={classes.group}>
          <legend>{t(`item.${what}`)}</legend>
          {CHOICES[what].map((choice) => (
            <UnstyledButton
              key={choice.right}
              className={classes.choice}
              aria-pressed={isShown(choice, assessment)}
              aria-keyshortcuts={choice.key}
              onClick={() => say(asRight(choice))}
            >
              {t(textOf(choice))}
              <kbd className={classes.key}>{choice.key}</kbd>
            </UnstyledButton>
          ))}
        </fieldset>
      ))}
      <TopicField assessment={assessment} shortcut={TOPIC} field={topic} say={(right) => say({ what: 'topic', right })} />
      <Button
        data-autofocus
        fullWidth
        variant="default"
        mt="sm"
        aria-keyshortcuts={AGREE}
        onClick={() => say({ what: 'all' })}
        rightSection={<kbd className={classes.key}>{AGREE}</kbd>}
      >
        {t('correct.agree')}
      </Button>
    </Modal>
  )
}

function SuggestionKeys({ suggestion, settle }: { suggestion: NonNullable<Corrected['item']['assessment']['suggestion']>; settle: (accept: boolean) => void }) {
  const { t } = useTranslation('desk')
  const words = useSuggestionWords()
  return (
    <fieldset className={classes.group}>
      <legend>
        {t('correct.suggested', { model: suggestion.model })} {words(suggestion)}
      </legend>
      {([ACCEPT, REFUSE] as const).map((key) => (
        <UnstyledButton key={key} className={classes.choice} aria-keyshortcuts={key} onClick={() => settle(key === ACCEPT)}>
          {t(key === ACCEPT ? 'correct.accept' : 'correct.refuse')}
          <kbd className={classes.key}>{key}</kbd>
        </UnstyledButton>
      ))}
    </fieldset>
  )
}

const asRight = ({ what, right }: Choice): Right => ({ what, right }) as Right
