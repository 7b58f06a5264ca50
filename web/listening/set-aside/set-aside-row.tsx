import { Alert, Button, Code, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { confirm } from '../../kit/confirm.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Moment } from '../../kit/time/moment.tsx'
import { Row } from '../../kit/rows.tsx'
import classes from '../import/import.module.css'

/** The field to mend in takes the focus from the button that opened it. */
const focusField = (field: HTMLTextAreaElement | null): void => field?.focus()

type SetAside = Answer<'GET /set-aside'>['items'][number]

/** One item that was set aside: why, as it came, and the ways to mend it, try again, or let it go. */
export function SetAsideRow({ item }: { item: SetAside }) {
  const { t } = useTranslation(['listening', 'app'])
  const [mended, setMended] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const retry = useWrite('POST /set-aside/:id/retry', {
    onDone: ({ setAside }) => {
      setAgain(setAside[0]?.reason ?? null)
      if (setAside.length === 0) toast.done(t('setAside.taken'))
    },
    freshens: ['GET /set-aside'],
  })
  const dismiss = useWrite('POST /set-aside/:id/dismiss', { freshens: ['GET /set-aside'] })
  const params = { id: item.id }
  const letGo = async (): Promise<void> => {
    if (await confirm({ title: t('setAside.dismissTitle'), text: t('setAside.dismissText'), action: t('setAside.dismiss'), danger: true }))
      dismiss.mutate({ params }, { onError: toast.problem })
  }
  return (
    <Row>
      <Stack gap="xs">
        <div>
          <Text fw={600}>{inWords(item.reason)}</Text>
          <Text size="sm" c="dimmed" component="div">
            {[item.channel, item.place, item.networkId].filter(Boolean).join(' · ')} · <Moment at={item.at} />
          </Text>
        </div>
        {mended === null ? (
          <Code block mah={120} tabIndex={0} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {item.raw}
          </Code>
        ) : (
          <Textarea
            label={t('setAside.mended')}
            description={t('setAside.mendedAbout')}
            autosize
            minRows={3}
            maxRows={14}
            classNames={{ input: classes.raw }}
            value={mended}
            onChange={(event) => setMended(event.currentTarget.value)}
            ref={focusField}
          />
        )}
        {again && (
          <Alert color="yellow" role="alert">
            {t('setAside.again', { reason: again })}
          </Alert>
        )}
        <ProblemNote error={retry.error} />
        <Group gap="xs">
          <Button
            size="xs"
            variant={mended === null ? 'default' : 'filled'}
            loading={retry.isPending}
            onClick={() => retry.mutate({ params, body: mended === null ? {} : { raw: mended } })}
          >
            {t(mended === null ? 'app:tryAgain' : 'setAside.tryMended')}
          </Button>
          {mended === null ? (
            <Button size="xs" variant="default" onClick={() => setMended(item.raw)}>
              {t('setAside.mend')}
            </Button>
          ) : (
            <Button size="xs" variant="subtle" onClick={() => setMended(null)}>
              {t('app:cancel')}
            </Button>
          )}
          <Button size="xs" variant="subtle" color="red" loading={dismiss.isPending} onClick={() => void letGo()}>
            {t('setAside.dismiss')}
          </Button>
        </Group>
      </Stack>
    </Row>
  )
}
