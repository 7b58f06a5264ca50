import { Select } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useTopics } from '../use-topics.ts'
import type { Assessment } from './ask-correct.ts'
import classes from './correct.module.css'

/** What an item that no topic fits is said to be about. As the server has it. */
const NO_TOPIC = 'none'

interface Props {
  assessment: Assessment
  /** The key that goes here. */
  shortcut: string
  field: RefObject<HTMLInputElement | null>
  say: (right: string) => void
}

/** Which topic it is about: a list one may type into, empty so that one can; what is shown now stands in grey. Nothing is shown where no topics are kept. */
export function TopicField({ assessment, shortcut, field, say }: Props) {
  const { t } = useTranslation('desk')
  const topics = useTopics().filter((topic) => topic.archivedAt === null)
  if (topics.length === 0) return null
  return (
    <Select
      ref={field}
      mt="sm"
      label={t('item.topic')}
      aria-keyshortcuts={shortcut}
      rightSection={<kbd className={classes.key}>{shortcut}</kbd>}
      rightSectionPointerEvents="none"
      data={[...topics.map(({ id, name }) => ({ value: id, label: name })), { value: NO_TOPIC, label: t('correct.noTopic') }]}
      placeholder={assessment.topics[0]?.name ?? t('correct.noTopic')}
      value={null}
      onChange={(value) => value && say(value)}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={t('correct.noSuchTopic')}
    />
  )
}
