import { Button, Center } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** The end of a list that goes on: reads the next page when it comes into view, or when pressed. */
export function More({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { pages: Pages }) {
  const { t } = useTranslation()
  const { ref, entry } = useIntersection({ rootMargin: '300px' })
  const seen = entry?.isIntersecting ?? false
  useEffect(() => {
    if (seen && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [seen, hasNextPage, isFetchingNextPage, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <Center ref={ref} mt="md">
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('more')}
      </Button>
    </Center>
  )
}
