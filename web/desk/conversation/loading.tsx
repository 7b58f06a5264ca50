import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './conversation.module.css'

/** Where a conversation will stand in a moment. */
export function LoadingConversation() {
  const { t } = useTranslation()
  return (
    <div className={classes.loading} role="status" aria-label={t('loading')}>
      <Skeleton height={24} width="40%" />
      <Skeleton height={14} width="70%" />
      <Skeleton height={72} width="60%" radius="lg" mt="xl" />
      <Skeleton height={56} width="50%" radius="lg" ml="auto" />
      <Skeleton height={90} width="65%" radius="lg" />
    </div>
  )
}
