import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FilesField } from '../../attaching/files-field.tsx'
import type { AnswerInHand } from './use-answer.ts'

/** Files that go with the answer; where the network tells people what is to be seen in a picture, it is asked for before sending. */
export function AnswerFiles({ answer: { files, lacksAlt, waits } }: { answer: AnswerInHand }) {
  const { t } = useTranslation('attaching')
  return (
    <>
      <FilesField files={files} waits={waits} />
      {lacksAlt && (
        <Text size="xs" c="dimmed" role="status">
          {t('missing')}
        </Text>
      )}
    </>
  )
}
