import { Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { API_DOCS, PLACES, type Place } from './nav.ts'
import { useMe } from '../asking/session.ts'
import classes from './rail.module.css'

/** The places one may go, as a slim column; on a phone as a bar at the bottom. */
export function Rail() {
  const { t } = useTranslation()
  const { abilities } = useMe()
  return (
    <Stack component="nav" aria-label={t('nav.label')} className={classes.rail} gap={2}>
      {PLACES.filter(({ may }) => abilities.includes(may)).map((place) => (
        <PlaceLink key={place.to} place={place} />
      ))}
      <a className={`${classes.place} ${classes.last}`} href={API_DOCS.href} target="_blank" rel="noreferrer">
        <API_DOCS.icon size={20} aria-hidden />
        <Text component="span" className={classes.label}>
          {t('nav.api')}
        </Text>
      </a>
    </Stack>
  )
}

/** A link to a place, marked when one is there. */
export function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation()
  return (
    <Link className={classes.place} {...destination(place)} activeProps={{ 'aria-current': 'page' }}>
      <place.icon size={20} aria-hidden />
      <span className={classes.label}>{t(`nav.${place.label}`)}</span>
    </Link>
  )
}

/** The desk opens on what waits for us; any of its views counts as being there. */
const destination = ({ to }: Place) => (to === '/desk/$view' ? ({ to: '/desk' } as const) : ({ to } as const))
