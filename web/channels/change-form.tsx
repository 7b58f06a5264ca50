import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../app/asking/queries.ts'
import { fieldErrors } from '../kit/said/field-errors.ts'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { toast } from '../kit/said/toast.ts'
import { GuideLink } from './connecting/guide-link.tsx'
import { beginWith, NetworkFields, type FieldValues } from './connecting/network-fields.tsx'
import type { Channel } from './use-channels.ts'
import { Whose } from './connecting/whose.tsx'

/** Changes a channel. Only fields that were touched are sent, so that credentials are tried anew only when they changed. */
export function ChangeForm({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'app'])
  const network = useRead('GET /networks').data?.items.find((one) => one.network === channel.network)
  const [whose, setWhose] = useState({ name: channel.name, teamId: channel.teamId, brandId: channel.brandId })
  const [touched, setTouched] = useState<FieldValues>({})
  const save = useWrite('PATCH /channels/:id', {
    freshens: ['GET /channels'],
    onDone: ({ name }) => {
      setTouched({})
      toast.done(t('changed', { name }))
    },
  })
  const errors = fieldErrors(save.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const fields = Object.fromEntries(
      Object.entries(touched).filter(([name, value]) => value !== '' || !network?.fields.find((field) => field.name === name)?.secret),
    )
    save.mutate({ params: { id: channel.id }, body: { ...whose, ...(Object.keys(fields).length > 0 && { fields }) } })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={whose.name}
          onChange={(event) => setWhose({ ...whose, name: event.currentTarget.value })}
          error={errors['name']}
        />
        <Whose {...whose} onChange={(change) => setWhose({ ...whose, ...change })} />
        {network && (
          <>
            <NetworkFields
              network={network.network}
              fields={network.fields}
              values={{ ...beginWith(network.fields, channel.settings), ...touched }}
              errors={errors}
              secretsKept
              onChange={(name, value) => setTouched((was) => ({ ...was, [name]: value }))}
            />
            <GuideLink guide={network.guide} />
          </>
        )}
        <ProblemNote error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('app:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
