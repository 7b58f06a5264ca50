import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/queries.ts'
import { useTime } from '../../../kit/time/time.ts'
import type { FactEntry } from '../../conversation.ts'
import { shortly } from '../../deadline/because.ts'

/** What the items, notes and outgoing messages beside it already say. */
const SILENT = new Set([
  'conversation.joined',
  'conversation.replied',
  'message.sent',
  'message.failed',
  'message.cancelled',
  'note.written',
  'item.received',
  'person.noted',
])

const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: unknown): string | undefined => list?.find((one) => one.id === id)?.name
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Says a fact in words; null: it goes without saying. */
export function useFactWords(): (fact: FactEntry, now: number) => string | null {
  const { t, i18n } = useTranslation('desk')
  const time = useTime()
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items
  const teams = useRead('GET /teams').data?.items
  return ({ kind, by, data }, now) => {
    if (SILENT.has(kind) || !i18n.exists(`facts.${kind}`, { ns: 'desk' })) return null
    const until = text(data['until'])
    const outcome = text(data['outcome'])
    const tags = Array.isArray(data['tags']) ? data['tags'].map(String) : []
    const key =
      kind === 'conversation.handed' && text(data['why'])
        ? 'conversation.handedWhy'
        : kind === 'conversation.tagged' && tags.length === 0
          ? 'conversation.untagged'
          : kind
    return t(`facts.${key}` as 'facts.conversation.handedWhy', {
      by: by?.name ?? t('facts.aerie'),
      to: nameOf(members, data['memberId'] ?? data['to']) ?? nameOf(teams, data['teamId']) ?? t('facts.someone'),
      why: text(data['why']) ?? '',
      ...(until && { until: shortly(until, now, time) }),
      ...(outcome && { outcome: i18n.exists(`outcomes.${outcome}`, { ns: 'desk' }) ? t(`outcomes.${outcome}` as 'outcomes.answered') : outcome }),
      tags: tags.join(', '),
    })
  }
}
