import { Alert, Button, Group, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../app/asking/problem.ts'
import { inWords } from '../../i18n/said.ts'
import { problemText } from './problem-text.ts'

/** Says in place what went wrong and what to do, with a way to try again. Shows nothing without an error. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  const text = problemText(error)
  const fields = error instanceof ProblemError ? error.fields.filter(tells(error.code)).map(({ path, message }) => ({ path, message: inWords(message) })) : []
  const request = error instanceof ProblemError && error.status >= 500 ? error.more['request'] : null
  return (
    <Alert color="red" icon={<CircleAlert size={18} />} role="alert">
      <Text size="sm">{text}</Text>
      {fields
        .filter(({ message }) => !text.includes(message)) // said with the field's own name already
        .map(({ path, message }) => (
          <Text size="sm" key={path}>
            {path.replace(/^body\//, '')}: {message}
          </Text>
        ))}
      {typeof request === 'string' && (
        <Text size="xs" c="dimmed">
          {t('requestId', { id: request })}
        </Text>
      )}
      {retry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={() => void retry()}>
            {t('tryAgain')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}

/** Does what stands beside a field tell a person anything? A bare word is for programs, where the sentence above says it already. */
const tells = (code: string) => (field: { message: string }) => code === 'invalid-request' || /[.!?]$/.test(field.message)
