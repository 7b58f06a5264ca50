import { Alert, Button, DataList, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/asking/session.ts'
import { inWords } from '../i18n/said.ts'
import { Section } from '../kit/page/section.tsx'
import { Moment } from '../kit/time/moment.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { useChannelActs, type Channel } from './use-channels.ts'

/** How a channel is, since when, and what can be done about it. */
export function ChannelHealth({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const acts = useChannelActs()
  const manages = useMay('channels.manage')
  const { needs, lastError, lastOkAt, lastItemAt, failingSince, receives, answers, waitingToSend, failedToSend } = channel
  const moment = (at: string | null) => (at ? <Moment at={at} /> : t('never'))
  const rows = [
    [t('health.does'), t(receives && answers ? 'health.both' : receives ? 'health.receives' : answers ? 'health.answers' : 'health.holds')],
    [t('health.lastItem'), moment(lastItemAt)],
    [t('health.lastOk'), moment(lastOkAt)],
    ...(failingSince ? [[t('health.failingSince'), <Moment key="at" at={failingSince} />] as const] : []),
    ...(lastError ? [[t('health.lastError'), lastError] as const] : []),
    ...(answers ? [[t('health.outgoing'), t('health.outgoingCounts', { waiting: waitingToSend, failed: failedToSend })] as const] : []),
  ] as const
  return (
    <Section title={t('health.title')}>
      {needs && (
        <Alert color="red" mb="md" role="alert">
          {inWords(needs)}
          <br />
          <SignInAgain channel={channel} />
        </Alert>
      )}
      <DataList orientation="horizontal" labelWidth={180}>
        {rows.map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
      {manages && (
        <Group mt="md">
          <Button variant="default" loading={acts.busy} onClick={() => acts.check(channel)}>
            {t('check')}
          </Button>
          {channel.state === 'paused' ? (
            <Button onClick={() => acts.resume(channel)}>{t('resume')}</Button>
          ) : (
            <Button variant="default" onClick={() => acts.pause(channel)}>
              {t('pause')}
            </Button>
          )}
        </Group>
      )}
    </Section>
  )
}
