import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReadWhen } from '../../app/asking/queries.ts'
import type { Who } from './contact.ts'

/** So many people are offered; who looks for one types on. */
const AT_MOST = 8
/** It is asked when typing rests so long, ms. */
const RESTS = 150
const NEW = 'new'

/** Whom it was with: somebody known, found by name, number or handle, or somebody new by the name that was typed. */
export function WhoField({ who, onChange }: { who: Who | null; onChange: (who: Who | null) => void }) {
  const { t } = useTranslation('logging')
  const [typed, setTyped] = useState(who?.name ?? '')
  const [q] = useDebouncedValue(typed.trim(), RESTS)
  const found = useReadWhen('GET /people', q ? { query: { q, limit: AT_MOST } } : null).data?.items ?? []
  const people = found.map(({ id, name, handles }) => ({ value: id, label: handles[0] && handles[0] !== name ? `${name} · ${handles[0]}` : name, name }))
  const chosen = who?.personId && !people.some((one) => one.value === who.personId) ? [{ value: who.personId, label: who.name, name: who.name }] : []
  const named = typed.trim() || who?.name || ''
  const fresh =
    named && !(who?.personId && named === who.name)
      ? [{ value: NEW, label: t('newPerson', { name: who && !who.personId ? who.name : named }), name: named }]
      : []
  const data = [...chosen, ...people, ...fresh]
  return (
    <Select
      label={t('who')}
      placeholder={t('whoExample')}
      data={data}
      value={who ? (who.personId ?? NEW) : null}
      onChange={(value) => {
        const one = data.find((each) => each.value === value)
        onChange(one ? { personId: one.value === NEW ? null : one.value, name: one.name } : null)
      }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      withScrollArea={false}
      clearable
      dir="auto"
    />
  )
}
