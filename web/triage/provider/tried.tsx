import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'

/** Asks the model that is saved about a harmless text, and says what came of it. */
export function Tried({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation(['provider', 'desk'])
  const test = useWrite('POST /triage/provider/test', { freshens: ['GET /triage/provider'] })
  const labels = test.data?.labels
  return (
    <>
      <Button variant="default" disabled={disabled} loading={test.isPending} onClick={() => test.mutate({})}>
        {t('test')}
      </Button>
      <div role="status" style={{ flexBasis: '100%' }}>
        <ProblemNote error={test.error} />
        {labels && (
          <Text size="sm">
            {t('testWorks')} {t(`desk:intents.${labels.intent}`)} · {t(`desk:urgencies.${labels.urgency}`)}
          </Text>
        )}
        {test.data?.trouble && (
          <Text size="sm" c="red">
            {t('testFails')} {inWords(test.data.trouble)}
          </Text>
        )}
      </div>
    </>
  )
}
