import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useListWords } from '../../channels/said-words.ts'
import { Row } from '../../kit/rows.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import type { Caught } from './watch.ts'
import classes from './watches.module.css'

/** An item that a watch caught; leads to its conversation, or to where it was said. */
export function CaughtItem({ item: { conversationId, network, author, text, url, at } }: { item: Caught }) {
  const { t } = useTranslation('watches')
  const say = useListWords()
  return (
    <Row>
      <Group gap={6} justify="space-between">
        <Text size="sm" fw={600} dir="auto">
          {author}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {network} · <Moment at={at} />
        </Text>
      </Group>
      <Text size="sm" className={classes.text} dir="auto">
        {say(network, text)}
      </Text>
      <Text size="sm" component="div" mt={2}>
        {conversationId ? (
          <Anchor size="sm" renderRoot={(props) => <Link to="/desk/$view/$conversationId" params={{ view: 'waiting', conversationId }} {...props} />}>
            {t('open')}
          </Anchor>
        ) : (
          <Text span c="dimmed" size="sm">
            {t('keptOut')}
          </Text>
        )}
        {url && (
          <>
            {' · '}
            <Anchor size="sm" href={url} target="_blank" rel="noreferrer noopener">
              {t('there')}
            </Anchor>
          </>
        )}
      </Text>
    </Row>
  )
}
