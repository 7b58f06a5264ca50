import { Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { fieldErrors } from '../../kit/said/field-errors.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { beginWith, NetworkFields } from './network-fields.tsx'
import { Presets } from './presets.tsx'
import { Preview } from './preview.tsx'
import { Whose } from './whose.tsx'
import type { Network } from '../use-channels.ts'

/** Name, network fields, team and brand; the credentials are tried before anything is kept. Or a sign-in at the network itself. */
export function ConnectForm({ network: chosen }: { network: Network }) {
  const { network, title, fields, oauth } = chosen
  const { t } = useTranslation(['channels', 'app'])
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [whose, setWhose] = useState<{ name: string; teamId: string | null; brandId: string | null }>({ name: title, teamId: null, brandId: null })
  const [values, setValues] = useState(() => beginWith(fields))
  const connect = useWrite('POST /channels', {
    freshens: ['GET /channels'],
    onDone: async ({ name }) => {
      toast.done(t('connected', { name }))
      await navigate({ to: '/channels' })
    },
  })
  const signIn = useWrite('POST /channels/sign-in', { onDone: ({ url }) => window.location.assign(url) })
  const given = (secretToo: boolean) =>
    Object.fromEntries(fields.filter(({ name, secret }) => values[name] !== '' && (secretToo || !secret)).map(({ name }) => [name, values[name]!]))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.reset()
    connect.mutate({ body: { ...whose, network, fields: given(true) } })
  }
  const signInThere = (): void => {
    connect.reset()
    signIn.mutate({ body: { ...whose, network, fields: given(false) } })
  }
  const errors = fieldErrors(connect.error ?? signIn.error)
  const draw = (some: Network['fields']) => (
    <NetworkFields
      network={network}
      fields={some}
      values={values}
      errors={errors}
      onChange={(name, value) => setValues((was) => ({ ...was, [name]: value }))}
    />
  )
  return (
    <form ref={form} onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          description={t('nameAbout')}
          required
          maxLength={120}
          value={whose.name}
          onChange={(event) => setWhose({ ...whose, name: event.currentTarget.value })}
          error={errors['name']}
        />
        <Presets network={chosen} onChoose={(preset) => setValues({ ...beginWith(fields), ...preset })} />
        {oauth ? draw(fields.filter(({ secret }) => !secret)) : draw(fields)}
        <Preview network={chosen} fields={given(true)} />
        <Whose {...whose} onChange={(change) => setWhose({ ...whose, ...change })} />
        {oauth && (
          <>
            <Button onClick={signInThere} loading={signIn.isPending}>
              {t('signInAt', { title })}
            </Button>
            <Text size="sm" c="dimmed">
              {t('signInAbout', { title })}
            </Text>
            <ProblemNote error={signIn.error} />
            <Divider label={t('orHere')} />
            {draw(fields.filter(({ secret }) => secret))}
          </>
        )}
        <ProblemNote error={connect.error} />
        <Group>
          <Button type="submit" variant={oauth ? 'default' : 'filled'} loading={connect.isPending}>
            {t('do')}
          </Button>
          <Button variant="subtle" onClick={() => void navigate({ to: '/channels' })}>
            {t('app:cancel')}
          </Button>
        </Group>
        {connect.isPending && (
          <Text component="output" size="sm" c="dimmed">
            {t('trying', { title })}
          </Text>
        )}
      </Stack>
    </form>
  )
}
