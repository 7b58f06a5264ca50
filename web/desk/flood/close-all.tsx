import { Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { toast } from '../../kit/said/toast.ts'
import acts from '../acts/acts.module.css'
import { rememberUndo, sayWithUndo } from '../acts/undo.ts'
import { useDigits } from '../acts/use-digits.ts'
import { closeAll, freshenAll, reopenAll, type Outcome } from './acts.ts'
import type { FloodFormProps } from './flood-dialog.tsx'

/** The likeliest of many who say the same come first. */
const OUTCOMES: readonly Outcome[] = ['no_answer_needed', 'spam', 'answered', 'resolved', 'duplicate', 'passed_on']

/** How all of them ended; one key or one click is enough, and one undo opens them again. */
export function CloseAll({ conversation: { state }, flood: { id }, onDone }: FloodFormProps) {
  const { t } = useTranslation('desk')
  const choose = async (outcome: Outcome): Promise<void> => {
    onDone()
    try {
      const closed = await closeAll(id, state, outcome)
      sayWithUndo(
        t('flood.closed', { count: closed.length, outcome: t(`outcomes.${outcome}`) }),
        rememberUndo(() => reopenAll(id, closed)),
      )
    } catch (problem) {
      toast.problem(problem)
    }
    await freshenAll()
  }
  useDigits(OUTCOMES.length, (nth) => void choose(OUTCOMES[nth]!))
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('flood.closeAbout')}
      </Text>
      <ul className={acts.choices}>
        {OUTCOMES.map((outcome, nth) => (
          <li key={outcome}>
            <UnstyledButton className={acts.choice} data-autofocus={nth === 0 || undefined} onClick={() => void choose(outcome)}>
              <span>{t(`outcomes.${outcome}`)}</span>
              <kbd className={acts.key}>{nth + 1}</kbd>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}
