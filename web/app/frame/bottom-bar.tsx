import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { API_DOCS, PLACES } from './nav.ts'
import { PlaceLink } from './rail.tsx'
import { useMe } from '../asking/session.ts'
import classes from './rail.module.css'

/** The phone's way around: the places of every minute, the others behind "More". */
export function BottomBar() {
  const { t } = useTranslation()
  const { abilities } = useMe()
  const mine = PLACES.filter(({ may }) => abilities.includes(may))
  return (
    <nav aria-label={t('nav.label')} className={classes.bar}>
      {mine
        .filter(({ first }) => first)
        .map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
      <Menu position="top-end" width={220}>
        <Menu.Target>
          <button type="button" className={classes.place}>
            <Ellipsis size={20} aria-hidden />
            <span className={classes.label}>{t('nav.more')}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {mine
            .filter(({ first }) => !first)
            .map(({ to, icon: Icon, label }) => (
              <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} />}>
                {t(`nav.${label}`)}
              </Menu.Item>
            ))}
          <Menu.Item component="a" href={API_DOCS.href} target="_blank" rel="noreferrer" leftSection={<API_DOCS.icon size={16} />}>
            {t('nav.apiLong')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
