import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import type { Corrected } from './ask-correct.ts'
import { textOf } from './choices.ts'
import { decide } from './correct.ts'
import classes from './correct.module.css'

/** What a language model says of a message, in a few words, and the two things one can do with it. It counts for nothing until then. */
export function Suggested({ corrected }: { corrected: Corrected }) {
  const { t } = useTranslation('desk')
  const { mayWork } = useDesk()
  const { suggestion } = corrected.item.assessment
  const words = useSuggestionWords()
  if (!suggestion) return null
  return (
    <p className={classes.suggested}>
      <span>
        {t('correct.suggested', { model: suggestion.model })} {words(suggestion)}
      </span>
      {mayWork && (
        <>
          <Button size="compact-xs" variant="default" onClick={() => void decide(corrected, true)}>
            {t('correct.accept')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void decide(corrected, false)}>
            {t('correct.refuse')}
          </Button>
        </>
      )}
    </p>
  )
}

type Suggestion = NonNullable<Corrected['item']['assessment']['suggestion']>

/** `Complaint · Upset · Urgent · Polish`. */
export function useSuggestionWords(): (suggestion: Suggestion) => string {
  const { t, i18n } = useTranslation('desk')
  return ({ intent, sentiment, urgency, language, topic }) =>
    [
      t(textOf({ what: 'intent', right: intent })),
      t(textOf({ what: 'sentiment', right: sentiment })),
      t(textOf({ what: 'urgency', right: urgency })),
      topic?.name,
      language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language),
    ]
      .filter(Boolean)
      .join(' · ')
}
