import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RuleEffects } from '../../../../../server/desk/contract.ts'
import { useRead } from '../../../../app/asking/queries.ts'

/** What a rule did to a conversation, as its fact tells. */
interface Ruled {
  name: string
  did: z.output<typeof RuleEffects> & { teamId?: string }
}

/** Says what rules did: `VIP: more urgent, #press · Shop: goes to Sales`. */
export function useRuleWords(): (rules: unknown) => string {
  const { t } = useTranslation('desk')
  const teams = useRead('GET /teams').data?.items ?? []
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.name ?? t('facts.someone')
  const wordsOf = ({ name, did }: Ruled): string => {
    const words = [
      did.teamId && t('ruled.team', { team: nameOf(did.teamId) }),
      did.intent && t('ruled.intent', { intent: t(`intents.${did.intent}`) }),
      did.urgency && t(`ruled.${did.urgency}`),
      did.hold && t('ruled.hold'),
      did.watchOut && t('ruled.watchOut'),
      did.hintTeamId && t('ruled.hint', { team: nameOf(did.hintTeamId) }),
      ...(did.tags ?? []).map((tag) => `#${tag}`),
    ].filter(Boolean)
    return `${name}: ${words.join(', ')}`
  }
  return (rules) => (Array.isArray(rules) ? (rules as Ruled[]).map(wordsOf).join(' · ') : '')
}
