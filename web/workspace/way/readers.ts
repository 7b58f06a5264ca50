import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'

/** Who names languages they read, team by team: `Care: Ana (English, Spanish), Ben (English)`. Who names none plays no part. */
export function useReaders(): { name: string; text: string }[] {
  const { i18n } = useTranslation()
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const teams = useRead('GET /teams').data?.items ?? []
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const list = new Intl.ListFormat(i18n.language)
  return teams.flatMap((team) => {
    const readers = members.filter((one) => one.languages.length > 0 && one.teams.some(({ id }) => id === team.id))
    const text = readers.map((one) => `${one.name} (${list.format(one.languages.map((code) => names.of(code) ?? code))})`)
    return text.length > 0 ? { name: team.name, text: text.join(' · ') } : []
  })
}
