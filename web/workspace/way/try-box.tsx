import { NativeSelect, SimpleGrid, Text, Textarea, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Asked } from '../../app/asking/api.ts'
import { useRead } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { CustomerChoice } from './customer-choice.tsx'
import { ForetoldSteps } from './foretold.tsx'
import classes from './way.module.css'

export type Imagined = Asked<'POST /routing/try'>['body']

/** Typing settles before the server is asked, ms. */
const SETTLE = 400

/** A message one imagines, and what would happen to it; nothing is written. */
export function TryBox() {
  const { t } = useTranslation(['way', 'hours'])
  const channels = useRead('GET /channels').data?.items ?? []
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const [imagined, setImagined] = useState<Imagined>({
    text: '',
    channelId: null,
    visibility: 'public',
    person: 'stranger',
    answeredBy: null,
    tierId: null,
    accountOwnerId: null,
  })
  const put = (change: Partial<Imagined>): void => setImagined((was) => ({ ...was, ...change }))
  const [asked] = useDebouncedValue(JSON.stringify(imagined), SETTLE)
  const body = JSON.parse(asked) as Imagined
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['POST /routing/try', asked],
    queryFn: ({ signal }) => api('POST /routing/try', { body }, { signal }),
    enabled: body.text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const who = imagined.person === 'stranger' ? 'stranger' : (imagined.answeredBy ?? 'known')
  return (
    <aside className={classes.try} aria-labelledby="try-title">
      <Title order={2} id="try-title">
        {t('try.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('try.about')}
      </Text>
      <Textarea
        label={t('try.text')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={10_000}
        value={imagined.text}
        onChange={(event) => put({ text: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs">
        <NativeSelect
          label={t('try.channel')}
          value={imagined.channelId ?? ''}
          onChange={(event) => put({ channelId: event.currentTarget.value || null })}
          data={[{ value: '', label: t('try.anyChannel') }, ...channels.map((one) => ({ value: one.id, label: one.name }))]}
        />
        <NativeSelect
          label={t('try.visibility')}
          value={imagined.visibility ?? 'public'}
          onChange={(event) => put({ visibility: event.currentTarget.value as 'public' })}
          data={(['public', 'direct'] as const).map((value) => ({ value, label: t(`hours:visibility.${value}`) }))}
        />
      </SimpleGrid>
      <NativeSelect
        mt="xs"
        label={t('try.person')}
        value={who}
        onChange={({ currentTarget: { value } }) =>
          put(
            value === 'stranger'
              ? { person: 'stranger', answeredBy: null, tierId: null, accountOwnerId: null }
              : { person: 'known', answeredBy: value === 'known' ? null : value },
          )
        }
        data={[
          { value: 'stranger', label: t('try.stranger') },
          { value: 'known', label: t('try.known') },
          ...members.filter((one) => one.role !== 'viewer').map(({ id, name }) => ({ value: id, label: t('try.answeredBy', { name }) })),
        ]}
      />
      {imagined.person === 'known' && <CustomerChoice imagined={imagined} put={put} members={members} />}
      <ProblemNote error={error} />
      <div role="status" data-old={isPlaceholderData || undefined} className={classes.foretold}>
        {data && body.text.trim() !== '' && <ForetoldSteps foretold={data} />}
      </div>
    </aside>
  )
}
