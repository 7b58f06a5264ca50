import { Button, Modal, Text, UnstyledButton } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Corrected } from './ask-correct.ts'
import { CHOICES, isShown, textOf, type Choice } from './choices.ts'
import { correct, type Right } from './correct.ts'
import classes from './correct.module.css'

const GROUPS = ['intent', 'sentiment', 'urgency'] as const
const AGREE = 'y'

/** What is right about a message: one key or one click is enough. */
export function CorrectDialog({ corrected, onClose }: { corrected: Corrected; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: shell } = useTranslation()
  const { text, assessment } = corrected.item
  const say = (right: Right): void => {
    onClose()
    void correct(corrected, right)
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const key = event.key.toLowerCase()
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

const asRight = ({ what, right }: Choice): Right => ({ what, right }) as Right
