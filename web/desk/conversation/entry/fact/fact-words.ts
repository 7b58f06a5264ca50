import { useTranslation } from 'react-i18next'
import { useRead } from '../../../../app/asking/queries.ts'
import { useTime } from '../../../../kit/time/time.ts'
import type { FactEntry } from '../../../conversation.ts'
import { shortly } from '../../../deadline/because.ts'
import { useLedWords, type Led } from '../../led-words.ts'
import { factKey, textAt } from './fact-key.ts'
import { useRuleWords } from './rule-words.ts'

const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string | null): string | undefined => list?.find((one) => one.id === id)?.name
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Says a fact in words; null: it goes without saying. */
export function useFactWords(): (fact: FactEntry, now: number) => string | null {
  const { t, i18n } = useTranslation('desk')
  const time = useTime()
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items
  const teams = useRead('GET /teams').data?.items
  const rulesIn = useRuleWords()
  const ledBy = useLedWords()
  return (fact, now) => {
    const { by, data } = fact
    if (fact.kind === 'conversation.given') return ledBy(data['because'] as Led, nameOf(members, textAt(data, 'to', 'memberId')) ?? t('facts.someone'))
    const key = factKey(fact)
    if (!key || !i18n.exists(`facts.${key}`, { ns: 'desk' })) return null
    const until = textAt(data, 'until')
    const outcome = textAt(data, 'outcome')
    const due = textAt(data, 'dueAt')
    return t(`facts.${key}` as 'facts.handedWhy', {
      by: by?.name ?? t('facts.aerie'),
      to: nameOf(members, textAt(data, 'to', 'memberId')) ?? nameOf(teams, textAt(data, 'to', 'teamId')) ?? t('facts.someone'),
      rules: rulesIn(data['rules']),
      rule: textAt(data, 'because') ?? '',
      why: textAt(data, 'why') ?? '',
      due: due ? shortly(due, new Date(fact.at).getTime(), time) : '',
      until: until ? shortly(until, now, time) : '',
      urgency: fact.kind === 'conversation.weighed' ? t(`urgencies.${data['to'] as 'high'}`) : '',
      outcome: outcome && i18n.exists(`outcomes.${outcome}`, { ns: 'desk' }) ? t(`outcomes.${outcome}` as 'outcomes.answered') : outcome,
      added: listOf(data['added']).join(', '),
      removed: listOf(data['removed']).join(', '),
    })
  }
}
