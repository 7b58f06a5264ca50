import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import type { SearchFilterName, SearchPlace } from './search-place.ts'
import classes from './search.module.css'

/** A pause in typing after which it is searched, ms. */
const PAUSE = 250
const STATES = ['waiting_for_us', 'waiting_for_them', 'snoozed', 'held', 'closed'] as const

/** What to look for, and where. */
export function SearchFields({ place }: { place: SearchPlace }) {
  const { t } = useTranslation('desk')
  const [text, setText] = useState(place.q)
  const [asked, setAsked] = useState(place.q)
  const ask = useDebouncedCallback(place.ask, PAUSE)
  // The address may change elsewhere: by the back button, by a link.
  if (asked !== place.q) {
    setAsked(place.q)
    if (text.trim() !== place.q) setText(place.q)
  }
  return (
    <search className={classes.fields}>
      <TextInput
        type="search"
        size="md"
        leftSection={<Search size={17} aria-hidden />}
        value={text}
        maxLength={200}
        autoFocus
        dir="auto"
        aria-label={t('search.field')}
        placeholder={t('search.placeholder')}
        onChange={(event) => {
          setText(event.currentTarget.value)
          ask(event.currentTarget.value)
        }}
        onKeyDown={(event) => event.key === 'Enter' && place.ask(text)}
      />
      <Filters place={place} />
    </search>
  )
}

function Filters({ place }: { place: SearchPlace }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const count = Object.keys(place.filters).length
  const channels = useRead('GET /channels').data?.items ?? []
  const choice = (name: SearchFilterName, label: string, data: { value: string; label: string }[]) => (
    <Select
      size="xs"
      label={label}
      placeholder={t('search.any')}
      data={data}
      value={place.filters[name] ?? null}
      onChange={(value) => place.filter(name, value)}
      clearable
      clearButtonProps={{ 'aria-label': t('filters.without', { what: label }) }}
    />
  )
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput type="date" size="xs" label={label} value={place.filters[name] ?? ''} onChange={(event) => place.filter(name, event.currentTarget.value)} />
  )
  return (
    <>
      <Button size="compact-sm" variant="default" hiddenFrom="sm" className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {count > 0 ? t('filters.active', { count }) : t('filters.label')}
      </Button>
      <div className={classes.filters} data-open={open || undefined}>
        {choice(
          'channelId',
          t('search.channel'),
          channels.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {choice(
          'state',
          t('search.state'),
          STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        )}
        {choice(
          'direction',
          t('search.direction'),
          (['in', 'out'] as const).map((value) => ({ value, label: t(`search.${value}`) })),
        )}
        {day('from', t('search.from'))}
        {day('to', t('search.to'))}
      </div>
    </>
  )
}
