import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import type { Network } from '../use-channels.ts'
import type { FieldValues } from './network-fields.tsx'
import { PreviewedItem } from './previewed-item.tsx'

/** What would come in by what is typed: the newest items, and what could not be read, with the reason. */
export function Preview({ network: { network, previews }, fields }: { network: Network; fields: FieldValues }) {
  const { t } = useTranslation('channels')
  const look = useWrite('POST /channels/preview', {})
  const { data } = look
  if (!previews) return null
  return (
    <section aria-label={t('preview.title')}>
      <Group>
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate({ body: { network, fields } })}>
          {t('preview.do')}
        </Button>
      </Group>
      <ProblemNote error={look.error} />
      {data && (
        <Stack gap="xs" mt="sm" role="status">
          <Text size="sm" fw={600}>
            {t('preview.found', { count: data.found })}
          </Text>
          {data.items.map((item) => (
            <PreviewedItem key={item.id} item={item} />
          ))}
          {data.broken.map(({ place, reason }) => (
            <Alert key={place} color="yellow" py="xs">
              {place}: {inWords(reason)}
            </Alert>
          ))}
        </Stack>
      )}
    </section>
  )
}
