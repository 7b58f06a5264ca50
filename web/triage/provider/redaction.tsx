import { Code, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/asking/api.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'

/** Typing settles before the server is asked, ms. */
const SETTLE = 350

/** What of a text would leave. The server shows it with the very function that it sends by. */
export function Redaction() {
  const { t } = useTranslation('provider')
  const [text, setText] = useState(() => t('leaves.example'))
  const [asked] = useDebouncedValue(text, SETTLE)
  const { data, error } = useQuery({
    queryKey: ['POST /triage/provider/redaction', asked],
    queryFn: ({ signal }) => api('POST /triage/provider/redaction', { body: { text: asked, names: [t('leaves.name')] } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return (
    <>
      <Textarea
        label={t('leaves.text', { name: t('leaves.name') })}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemNote error={error} />
      {data && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {t('leaves.sent')}
          </Text>
          <Code block dir="auto" style={{ whiteSpace: 'pre-wrap' }} tabIndex={0}>
            {data.text}
          </Code>
        </>
      )}
    </>
  )
}
