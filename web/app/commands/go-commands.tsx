import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCommands } from './keys.ts'
import { PLACES } from '../frame/nav.ts'
import { useMe } from '../asking/session.ts'

/** Going places from the keyboard: `g` and a letter, `/` to search. */
export function GoCommands() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { abilities } = useMe()
  const group = t('groups.go')
  const places = PLACES.filter(({ may }) => abilities.includes(may)).map(({ to, label, key }) => ({
    id: `go.${label}`,
    label: t('goTo', { place: t(`nav.${label}Long`) }),
    group,
    keys: `g ${key}`,
    run: () => void navigate(to === '/desk/$view' ? { to: '/desk' } : { to }),
  }))
  useCommands([
    ...places,
    { id: 'go.find', label: t('searchField'), group, keys: '/', run: () => void navigate({ to: '/search' }) },
    { id: 'go.profile', label: t('goTo', { place: t('profile') }), group, keys: 'g u', run: () => void navigate({ to: '/profile' }) },
  ])
  return null
}
