import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Grey lines where a list will stand. Told to screen readers as one word: loading. */
export function SkeletonList({ rows = 6, height = 52 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  return (
    <Stack component="output" gap="xs" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  )
}
