import { MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { usePages, useWrite } from '../../../app/asking/queries.ts'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { fieldErrors } from '../../../kit/said/field-errors.ts'
import { toast } from '../../../kit/said/toast.ts'
import { browserZone } from '../../../kit/time/time.ts'
import { TimeZoneField } from '../../../kit/time/time-zone-field.tsx'
import type { Team } from './teams.tsx'

const PURPOSES = ['care', 'sales', 'marketing', 'other'] as const

/** Makes or changes a team: what it is for, where it lives, who is in it. */
export function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const everyone = usePages('GET /members', { query: { limit: 200 } }).items
  const form = useForm({
    initialValues: {
      name: team?.name ?? '',
      purpose: team?.purpose ?? 'care',
      timeZone: team?.timeZone ?? browserZone(),
      members: team?.members.map(({ id }) => id) ?? [],
    },
  })
  const freshens = ['GET /teams', 'GET /members', 'GET /calendars'] as const
  const done = (): void => {
    onClose()
    toast.done(t('app:saved'))
  }
  const make = useWrite('POST /teams', { freshens })
  const change = useWrite('PATCH /teams/:id', { freshens, onDone: done })
  const onError = (error: Error) => form.setErrors(fieldErrors(error))
  const submit = async ({ members, ...rest }: typeof form.values): Promise<void> => {
    const id = team?.id ?? (make.data ?? (await make.mutateAsync({ body: rest }, { onError }))).id
    await change.mutateAsync({ params: { id }, body: team ? { ...rest, members } : { members } }, { onError })
  }
  const choices = new Map([...(team?.members ?? []), ...everyone].map(({ id, name }) => [id, name]))
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values).catch(() => {}))}>
      <Stack>
        <TextInput label={t('teams.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('teams.purposeLabel')}
          data={PURPOSES.map((value) => ({ value, label: t(`teams.purpose.${value}`) }))}
          {...form.getInputProps('purpose')}
        />
        <TimeZoneField label={t('setup.timeZone')} description={t('teams.timeZoneAbout')} {...form.getInputProps('timeZone')} />
        <MultiSelect
          label={t('team.tabs.members')}
          searchable
          hidePickedOptions
          data={[...choices].map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('members')}
        />
        <FormFoot does={t('app:save')} busy={make.isPending || change.isPending} error={make.error ?? change.error} onCancel={onClose} />
      </Stack>
    </form>
  )
}
