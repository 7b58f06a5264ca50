import { Checkbox, Group, MultiSelect, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../app/asking/queries.ts'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { fieldErrors } from '../../kit/said/field-errors.ts'
import { AccessFields, accessIn, type AccessTyped } from './access-fields.tsx'
import { EVENTS, TEXTS, type Outlet } from './outlet.ts'

interface Props {
  /** Null: a new one. */
  outlet: Outlet | null
  /** @param key of a new webhook, to be shown once */
  onDone: (key: string | null) => void
  onCancel: () => void
}

/** What is announced where. How it is reached need not be typed again when something else changes. */
export function OutletForm({ outlet, onDone, onCancel }: Props) {
  const { t } = useTranslation(['announcements', 'app'])
  const teams = useRead('GET /teams').data?.items ?? []
  const [what, setWhat] = useState({
    name: outlet?.name ?? '',
    events: outlet?.events ?? [...EVENTS],
    teamIds: outlet?.teamIds ?? [],
    texts: outlet?.texts ?? ('public' as const),
    near: outlet?.near ?? false,
    on: outlet?.on ?? true,
  })
  const [access, setAccess] = useState<AccessTyped>({ kind: outlet?.kind ?? 'slack', token: '', channel: '', url: '' })
  const add = useWrite('POST /outlets', { freshens: ['GET /outlets'], onDone: ({ key }) => onDone(key) })
  const change = useWrite('PATCH /outlets/:id', { freshens: ['GET /outlets'], onDone: () => onDone(null) })
  const error = add.error ?? change.error
  const errors = fieldErrors(error)
  const put = (some: Partial<typeof what>): void => setWhat((was) => ({ ...was, ...some }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const given = { ...what, teamIds: what.teamIds.length > 0 ? what.teamIds : null }
    const reached = accessIn(access)
    if (outlet) change.mutate({ params: { id: outlet.id }, body: { ...given, ...(reached && { access: reached }) } })
    else if (reached) add.mutate({ body: { ...given, access: reached } })
  }
  return (
    <form onSubmit={submit}>
      <Stack mt="sm">
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={what.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          error={errors['name']}
        />
        <AccessFields typed={access} onChange={setAccess} isKept={outlet !== null} errors={errors} />
        <Checkbox.Group label={t('events')} required value={what.events} onChange={(events) => put({ events })} error={errors['events']}>
          <Group mt={6}>
            {EVENTS.map((event) => (
              <Checkbox key={event} value={event} label={t(`event.${event}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <MultiSelect
          label={t('teams')}
          placeholder={what.teamIds.length === 0 ? t('everyTeam') : undefined}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={what.teamIds}
          onChange={(teamIds) => put({ teamIds })}
        />
        <Select
          label={t('texts')}
          description={t('textsAbout')}
          allowDeselect={false}
          data={TEXTS.map((value) => ({ value, label: t(`text.${value}`) }))}
          value={what.texts}
          onChange={(texts) => texts && put({ texts })}
        />
        {access.kind !== 'slack' && (
          <Switch label={t('near')} description={t('nearAbout')} checked={what.near} onChange={(event) => put({ near: event.currentTarget.checked })} />
        )}
        <Switch label={t('on')} checked={what.on} onChange={(event) => put({ on: event.currentTarget.checked })} />
        <FormFoot
          does={outlet ? t('app:save') : t('app:add')}
          busy={add.isPending || change.isPending}
          error={error}
          disabled={what.events.length === 0}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
