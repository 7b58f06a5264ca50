import { Autocomplete, Button, Group, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useRead, useWrite } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Columns, missingOf } from './columns.tsx'
import type { Import } from './upload.ts'

/** Before an import begins: which channel it belongs to, and what each column means. */
export function Begin({ of }: { of: Import }) {
  const { t } = useTranslation(['listening', 'app'])
  const navigate = useNavigate()
  const channels = useRead('GET /channels').data?.items ?? []
  const [channel, setChannel] = useState(of.channel ?? '')
  const [mapping, setMapping] = useState(of.mapping ?? {})
  const keep = (next: Import) => queryClient.setQueryData(reading('GET /imports/:id', { params: { id: of.id } }).queryKey, next)
  const begin = useWrite('POST /imports/:id/begin', { freshens: ['GET /imports', 'GET /channels'], onDone: keep })
  const cancel = useWrite('POST /imports/:id/cancel', { freshens: ['GET /imports'], onDone: () => navigate({ to: '/import' }) })
  const isCsv = of.format === 'csv'
  const missing = isCsv ? missingOf(mapping) : []
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    begin.mutate({ params: { id: of.id }, body: { channel: channel.trim(), mapping: isCsv ? mapping : null } })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Autocomplete
          label={t('import.channel')}
          description={t('import.channelAbout')}
          required
          maxLength={120}
          value={channel}
          onChange={setChannel}
          data={[...new Set(channels.map(({ name }) => name))]}
          maw={420}
        />
        {isCsv && <Columns of={of} mapping={mapping} onChange={setMapping} missing={missing} />}
        <ProblemNote error={begin.error ?? cancel.error} />
        <Group>
          <Button type="submit" loading={begin.isPending} disabled={missing.length > 0 || channel.trim() === ''}>
            {t('import.begin')}
          </Button>
          <Button variant="subtle" color="gray" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: of.id } })}>
            {t('import.discard')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
