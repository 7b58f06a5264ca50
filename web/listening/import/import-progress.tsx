import { Alert, Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useWrite } from '../../app/asking/queries.ts'
import { confirm } from '../../kit/confirm.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import { useNumber } from '../../kit/time/time.ts'
import type { Import } from './upload.ts'
import classes from './import.module.css'

const COUNTS = ['new', 'known', 'setAside'] as const
const COUNTS_CHANGED = ['new', 'known', 'changed', 'setAside'] as const

/** An import while it runs and after: how far it is, what was new, known, and set aside. */
export function ImportProgress({ of }: { of: Import }) {
  const { t } = useTranslation('listening')
  const number = useNumber()
  const { id, state, channel, totalBytes, readBytes, finishedAt, error } = of
  const part = state === 'done' ? 100 : totalBytes ? Math.min(100, (readBytes / totalBytes) * 100) : 0
  const cancel = useWrite('POST /imports/:id/cancel', {
    freshens: ['GET /imports'],
    onDone: (next) => queryClient.setQueryData(reading('GET /imports/:id', { params: { id } }).queryKey, next),
  })
  const stop = async (): Promise<void> => {
    if (await confirm({ title: t('import.stopTitle'), text: t('import.stopText'), action: t('import.stop') }))
      cancel.mutate({ params: { id } }, { onError: toast.problem })
  }
  return (
    <Section
      title={t(`import.heading.${state}`, { channel })}
      actions={
        state === 'running' && (
          <Button variant="default" loading={cancel.isPending} onClick={() => void stop()}>
            {t('import.stop')}
          </Button>
        )
      }
    >
      <Stack>
        <Progress.Root size="lg">
          <Progress.Section value={part} animated={state === 'running'} color={state === 'failed' ? 'red' : 'aerie'} aria-label={t('import.progress')} />
        </Progress.Root>
        <Text component="output" size="sm" c="dimmed">
          {t('import.read', { part: Math.floor(part) })}
          {finishedAt && (
            <>
              {' · '}
              <Moment at={finishedAt} />
            </>
          )}
        </Text>
        {error && <Alert color="red">{error}</Alert>}
        <dl className={classes.counts}>
          {(of.changed > 0 ? COUNTS_CHANGED : COUNTS).map((what) => (
            <div key={what}>
              <dt>{t(`import.count.${what}`)}</dt>
              <dd>{number(of[what])}</dd>
            </div>
          ))}
        </dl>
        <Group gap="lg">
          {of.new > 0 && (
            <Anchor component={Link} to="/desk">
              {t('import.toDesk')}
            </Anchor>
          )}
          {of.setAside > 0 && (
            <Anchor renderRoot={(props) => <Link to="/set-aside" search={{ importId: id } as never} {...props} />}>
              {t('import.toSetAside', { count: of.setAside })}
            </Anchor>
          )}
          <Anchor component={Link} to="/import">
            {t('import.another')}
          </Anchor>
        </Group>
      </Stack>
    </Section>
  )
}
