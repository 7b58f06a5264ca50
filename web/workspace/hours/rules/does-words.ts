import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import type { Rule } from './rule.ts'

/** What a rule does, as a line of words: `Goes to Sales · more urgent · tags #press`. */
export function useDoesWords(): (rule: Pick<Rule, 'teamId' | 'does'>) => string {
  const { t } = useTranslation(['hours', 'desk'])
  const teams = useRead('GET /teams').data?.items ?? []
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.name ?? ''
  return ({ teamId, does: { intent, urgency, tags = [], hold, watchOut, hintTeamId } }) =>
    [
      teamId && t('rules.to', { team: nameOf(teamId) }),
      intent && t('rules.doesIntent', { intent: t(`desk:intents.${intent}`) }),
      urgency && t(`rules.does_${urgency}`),
      tags.length > 0 && t('rules.doesTags', { tags: tags.map((tag) => `#${tag}`).join(' ') }),
      hold && t('rules.doesHold'),
      watchOut && t('rules.doesWatchOut', { text: watchOut }),
      hintTeamId && t('rules.doesHint', { team: nameOf(hintTeamId) }),
    ]
      .filter(Boolean)
      .join(' · ')
}
