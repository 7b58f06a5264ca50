import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { Moment } from '../../kit/time/moment.tsx'
import classes from '../channels.module.css'

/** An item as it would come in. */
export function PreviewedItem({ item: { author, at, inReplyTo, title, text, url } }: { item: Answer<'POST /channels/preview'>['items'][number] }) {
  const { t } = useTranslation('channels')
  return (
    <div className={classes.previewed}>
      <Text size="sm" c="dimmed">
        {author} · <Moment at={at} />
        {inReplyTo && <> · {t('preview.answers', { id: inReplyTo })}</>}
      </Text>
      {title && (
        <Text size="sm" fw={600} dir="auto">
          {title}
        </Text>
      )}
      <Text size="sm" dir="auto" lineClamp={4}>
        {text}
      </Text>
      {url && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
      )}
    </div>
  )
}
