import { useTranslation } from 'react-i18next'
import type { Network } from '../use-channels.ts'

/** A network's own words come from its adapter, in English; where the reader's language has them too, those are used. */
export function useFieldTexts() {
  const { t, i18n } = useTranslation('channels')
  const say = (path: string, english: string): string =>
    i18n.language !== 'en' && i18n.exists(`channels:adapters.${path}`) ? t(`adapters.${path}` as 'title') : english
  return {
    about: (network: string, english: string) => say(`${network}.about`, english),
    label: (network: string, field: Network['fields'][number]) => say(`${network}.${field.name}.label`, field.label),
    hint: (network: string, field: Network['fields'][number]) => say(`${network}.${field.name}.hint`, field.hint),
  }
}
