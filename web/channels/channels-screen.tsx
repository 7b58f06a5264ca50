import { Alert, Button, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../app/asking/problem.ts'
import { useRead } from '../app/asking/queries.ts'
import { useMay } from '../app/asking/session.ts'
import { Empty } from '../kit/page/empty.tsx'
import { Page } from '../kit/page/page.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { problemText } from '../kit/said/problem-text.ts'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { Rows } from '../kit/rows.tsx'
import { ChannelRow } from './channel-row.tsx'
import { Networks } from './connecting/networks.tsx'
import type { Channel } from './use-channels.ts'

/** What needs a person stands first. */
const ORDER: readonly Channel['state'][] = ['needs-you', 'failing', 'quiet', 'well', 'paused']

/** The ways in and out, each with its health. */
export function ChannelsScreen() {
  const { t } = useTranslation('channels')
  const manages = useMay('channels.manage')
  const announces = useMay('workspace.manage')
  const { data, error, refetch } = useRead('GET /channels')
  const channels = data?.items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name))
  return (
    <Page title={t('title')} about={t('about')} actions={announces && <ToAnnouncements />}>
      <HowItWent channels={channels ?? []} />
      <ProblemNote error={error} retry={refetch} />
      {!channels && !error && <SkeletonList rows={4} height={66} />}
      {channels?.length === 0 && (
        <Empty drawing="channels" title={t('empty.title')}>
          {t(manages ? 'empty.text' : 'empty.ask')}
        </Empty>
      )}
      {channels && channels.length > 0 && (
        <Rows>
          {channels.map((channel) => (
            <ChannelRow key={channel.id} channel={channel} />
          ))}
        </Rows>
      )}
      {manages && (
        <>
          <Title order={2} mt="xl" mb="sm">
            {t('connect')}
          </Title>
          <Networks />
        </>
      )}
    </Page>
  )
}

/** The way out that is no channel: where teams are told of what is at risk. */
function ToAnnouncements() {
  const { t } = useTranslation('channels')
  return (
    <Button variant="default" leftSection={<Megaphone size={16} aria-hidden />} renderRoot={(props) => <Link to="/announcements" {...props} />}>
      {t('announcements')}
    </Button>
  )
}

/** Whoever signed in at a network comes back here, and is told how it went, until they have read it. */
function HowItWent({ channels }: { channels: Channel[] }) {
  const { t } = useTranslation(['channels', 'app'])
  const navigate = useNavigate()
  const { connected, trouble, code = '' }: { connected?: string; trouble?: string; code?: string } = useSearch({ strict: false })
  const channel = channels.find(({ id }) => id === connected)
  const said = trouble ? problemText(new ProblemError({ status: 0, code, detail: trouble })) : channel && t('connected', { name: channel.name })
  if (!said) return null
  const close = () => void navigate({ to: '/channels', replace: true })
  return (
    <Alert color={trouble ? 'red' : undefined} mb="md" role="alert" withCloseButton closeButtonLabel={t('app:close')} onClose={close}>
      {said}
    </Alert>
  )
}
