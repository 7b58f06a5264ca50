import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import type { FilterName } from '../../place.ts'
import { useTopics } from '../../use-topics.ts'

interface Choice {
  value: string
  label: string
}

const URGENCIES = ['critical', 'high', 'normal', 'low'] as const
const INTENTS = ['question', 'complaint', 'praise', 'buying_signal', 'goodbye', 'suggestion', 'press_legal', 'job', 'spam', 'competitor', 'other'] as const

const named = (items: readonly { id: string; name: string }[] | undefined): Choice[] => (items ?? []).map(({ id, name }) => ({ value: id, label: name }))

/** What can be chosen in each filter. */
export function useFilterChoices(): Record<FilterName, Choice[]> {
  const { t } = useTranslation('desk')
  return {
    teamId: named(useRead('GET /teams').data?.items),
    channelId: named(useRead('GET /channels').data?.items),
    tag: (useRead('GET /tags').data?.items ?? []).map((tag) => ({ value: tag, label: tag })),
    urgency: URGENCIES.map((value) => ({ value, label: t(`urgencies.${value}`) })),
    intent: INTENTS.map((value) => ({ value, label: t(`intents.${value}`) })),
    topic: named(useTopics()),
    flood: [],
  }
}
