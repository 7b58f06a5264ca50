import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import type { FormProps } from './act-dialog.tsx'
import { close, type Outcome } from './acts.ts'
import { useDigits } from './use-digits.ts'
import classes from './acts.module.css'

const OUTCOMES: readonly Outcome[] = ['answered', 'resolved', 'no_answer_needed', 'passed_on', 'duplicate', 'spam']

/** The likeliest outcome comes first: answered where the last word was ours. */
const ordered = ({ state }: Conversation): Outcome[] =>
  state === 'waiting_for_them' ? [...OUTCOMES] : ['resolved', 'no_answer_needed', ...OUTCOMES.filter((one) => one !== 'resolved' && one !== 'no_answer_needed')]

/** How it ended; one key or one click is enough. */
export function CloseForm({ row, onDone }: FormProps) {
  const { t } = useTranslation('desk')
  const { me } = useDesk()
  const outcomes = ordered(row)
  const choose = (outcome: Outcome): void => onDone(close(row, outcome, me), true)
  useDigits(outcomes.length, (nth) => choose(outcomes[nth]!))
  return (
    <ul className={classes.choices}>
      {outcomes.map((outcome, nth) => (
        <li key={outcome}>
          <UnstyledButton className={classes.choice} data-autofocus={nth === 0 || undefined} onClick={() => choose(outcome)}>
            <span>
              {t(`outcomes.${outcome}`)}
              <span className={classes.about}>{t(`close.about.${outcome}`)}</span>
            </span>
            <kbd className={classes.key}>{nth + 1}</kbd>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
