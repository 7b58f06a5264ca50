import { useTranslation } from 'react-i18next'
import { useTime } from '../../kit/time/time.ts'

/** What one step on the way to a person came to, as far as it is told. */
export interface Led {
  step: 'tier' | 'deal' | 'account' | 'answered' | 'speaks'
  outcome: 'team' | 'given' | 'left' | 'other_team' | 'away' | 'full' | 'nobody'
  at: string | null
  language: string | null
  /** The tier of customers that its team looks after. */
  tier: string | null
}

/** Says why a conversation went to somebody, or did not: `Goes to Ana: answered this person on Sunday, 3 May`. */
export function useLedWords(): (led: Led, name: string) => string {
  const { t, i18n } = useTranslation('desk')
  const time = useTime()
  return ({ step, outcome, at, language, tier }, name) => {
    const tongue = language ? (new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language) : ''
    return t(`led.${step}_${outcome}` as 'led.answered_given', { name, tier: tier ?? '', language: tongue, day: at ? time.day(at) : '' })
  }
}
