import { useTranslation } from 'react-i18next'
import { useNetworkTitle } from '../../../channels/use-channels.ts'
import { useRead } from '../../../app/asking/queries.ts'
import { useTopicNames } from '../../../desk/use-topics.ts'
import { useCustomerNames } from './customers/customer-names.ts'
import { moodOf, type Fits } from './rule.ts'

/** What a rule fits, as a line of words: `Spanish or Catalan · Email · says “invoice”`. */
export function useFitsWords(): (fits: Fits) => string {
  const { t, i18n } = useTranslation(['hours', 'desk'])
  const channels = useRead('GET /channels').data?.items ?? []
  const networkOf = useNetworkTitle()
  const topicOf = useTopicNames(true)
  const customers = useCustomerNames()
  const either = (words: string[]): string => new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(words)
  const languages = new Intl.DisplayNames([i18n.language], { type: 'language' })
  return (fits) => {
    const { channelIds = [], networks = [], visibility, languages: codes = [], intents = [], topics = [], urgencies = [], words = [], handles = [] } = fits
    const { tiers = [], accountOwners = [] } = fits
    const mood = moodOf(fits)
    const parts = [
      either(channelIds.map((id) => channels.find((one) => one.id === id)?.name ?? '…')),
      either(networks.map(networkOf)),
      visibility ? t(`visibility.${visibility}`) : '',
      either(codes.map((code) => languages.of(code) ?? code)),
      either(intents.map((intent) => t(`desk:intents.${intent}`))),
      either(topics.map(topicOf)),
      either(urgencies.map((urgency) => t(`desk:urgencies.${urgency}`))),
      mood ? (mood === 'else' ? t('rules.moodElse') : t(`rules.mood_${mood}`)) : '',
      words.length > 0 ? t('rules.says', { words: either(words.map((word) => t('rules.quoted', { word }))) }) : '',
      handles.length > 0 ? t('rules.by', { handles: either(handles) }) : '',
      either(tiers.map(customers.tierOf)),
      accountOwners.length > 0 ? t('rules.lookedAfter', { names: either(accountOwners.map(customers.ownerOf)) }) : '',
      fits.followers ? t('rules.followersOf', { count: fits.followers }) : '',
      fits.person ? t(`rules.person_${fits.person}`) : '',
      fits.hours ? t(`rules.hours_${fits.hours}`) : '',
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(' · ') : t('rules.everything')
  }
}
