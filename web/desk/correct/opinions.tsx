import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import classes from '../conversation/entry/entry.module.css'
import { askToCorrect, type Assessment, type Corrected } from './ask-correct.ts'
import { useTopicNames } from '../use-topics.ts'
import { textOf } from './choices.ts'

/** Who corrected what is shown, in a few words; where colleagues disagree, who says what. */
export function useCorrectedBy({ opinions }: Pick<Assessment, 'opinions'>): string | null {
  const { t } = useTranslation('desk')
  const topicOf = useTopicNames(opinions.some((one) => one.what === 'topic' && one.right !== 'none'))
  const said = ({ what, right }: (typeof opinions)[number]): string =>
    what === 'topic' ? (right === 'none' ? t('correct.noTopic') : topicOf(right)) : t(textOf({ what, right }))
  const questions = [...Map.groupBy(opinions, (one) => one.what).values()]
  const disputed = questions.filter((some) => new Set(some.map((one) => one.right)).size > 1)
  if (disputed.length > 0) return t('correct.disputed', { said: disputed.flatMap((some) => some.map((one) => `${one.by.name}: ${said(one)}`)).join(', ') })
  const corrected = questions.flatMap(([newest]) => (newest && !newest.agrees ? newest.by.name : []))
  if (corrected.length > 0) return t('correct.by', { names: [...new Set(corrected)].join(', ') })
  return null
}

/** The way to say what is right, from the line that says what was read. */
export function CorrectButton({ corrected }: { corrected: Corrected }) {
  const { t } = useTranslation('desk')
  const { mayWork } = useDesk()
  if (!mayWork) return null
  return (
    <UnstyledButton className={classes.link} aria-haspopup="dialog" onClick={() => askToCorrect(corrected)}>
      {t('correct.action')}
    </UnstyledButton>
  )
}
