import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import type { FormProps } from './act-dialog.tsx'
import { hand, type To } from './acts.ts'
import classes from './acts.module.css'

/** To whom it is handed, and what they should know. */
export function HandForm({ row, onDone }: FormProps) {
  const { t } = useTranslation('desk')
  const [to, setTo] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const teams = useRead('GET /teams').data?.items ?? []
  const colleagues = members.filter(({ id, role, invited }) => id !== row.owner?.id && role !== 'viewer' && !invited)
  const choices = [
    { group: t('hand.colleagues'), items: colleagues.map(({ id, name }) => ({ value: `member ${id}`, label: name })) },
    { group: t('hand.teams'), items: teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })) },
  ]
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const whom = to && toOf(to, [...members, ...teams])
        if (whom) onDone(hand(row, whom, why), true)
      }}
    >
      <Select
        label={t('hand.to')}
        placeholder={t('hand.search')}
        data={choices}
        value={to}
        onChange={setTo}
        searchable
        nothingFoundMessage={t('hand.nobody')}
        required
        data-autofocus
        withScrollArea={false}
        classNames={{ options: classes.options }}
      />
      <Textarea
        label={t('hand.why')}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        dir="auto"
      />
      <Button type="submit" size="xs" disabled={!to}>
        {t('hand.do')}
      </Button>
    </form>
  )
}

function toOf(value: string, named: readonly { id: string; name: string }[]): To | null {
  const [kind, id] = value.split(' ')
  const name = named.find((one) => one.id === id)?.name
  if (!id || !name) return null
  return kind === 'member' ? { memberId: id, name } : { teamId: id, name }
}
