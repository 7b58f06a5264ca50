import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { Rows } from '../../kit/rows.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { CaughtItem } from './caught.tsx'

interface Props {
  preview: Answer<'GET /watches/preview'> | undefined
  error: unknown
}

/** What the query would have caught last week, while it is being written. */
export function Preview({ preview, error }: Props) {
  const { t } = useTranslation('watches')
  const found = preview && !preview.trouble ? preview : null
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('preview.title')}
      </Title>
      <Text role="status" c={found && found.caught > 0 ? undefined : 'dimmed'}>
        {found ? t(found.isAtLeast ? 'preview.atLeast' : 'preview.caught', { count: found.caught }) : t('preview.waits')}
      </Text>
      <ProblemNote error={error} />
      {found && found.newest.length > 0 && (
        <Rows>
          {found.newest.map((item) => (
            <CaughtItem key={item.itemId} item={item} />
          ))}
        </Rows>
      )}
      <Text size="sm" c="dimmed">
        {t('preview.about')}
      </Text>
    </Stack>
  )
}
