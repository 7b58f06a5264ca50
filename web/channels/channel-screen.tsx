import { Anchor, Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead } from '../app/asking/queries.ts'
import { useMay } from '../app/asking/session.ts'
import { Empty } from '../kit/page/empty.tsx'
import { Page } from '../kit/page/page.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { Section } from '../kit/page/section.tsx'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { ChangeForm } from './change-form.tsx'
import { ChannelHealth } from './channel-health.tsx'
import { ChannelState } from './channel-state.tsx'
import { OnPages } from './on-pages.tsx'
import { HealthFigures } from './health/health-figures.tsx'
import { useChannelActs, useNetworkTitle } from './use-channels.ts'

/** One channel: its health, its settings, and its end. */
export function ChannelScreen() {
  const { t } = useTranslation('channels')
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useRead('GET /channels')
  const navigate = useNavigate()
  const titleOf = useNetworkTitle()
  const acts = useChannelActs()
  const manages = useMay('channels.manage')
  const channel = data?.items.find((one) => one.id === id)
  if (!channel)
    return (
      <Page title={t('title')}>
        <ProblemNote error={error} retry={refetch} />
        {data ? (
          <Empty drawing="lost" title={t('gone')}>
            <Anchor component={Link} to="/channels">
              {t('backToChannels')}
            </Anchor>
          </Empty>
        ) : (
          <SkeletonList rows={4} />
        )}
      </Page>
    )
  const leave = async (): Promise<void> => {
    if (await acts.disconnect(channel)) await navigate({ to: '/channels' })
  }
  return (
    <Page title={channel.name} about={titleOf(channel.network)} width={720} actions={<ChannelState state={channel.state} />}>
      <ChannelHealth channel={channel} />
      {channel.network === 'web' && <OnPages channelId={channel.id} />}
      {channel.receives && <HealthFigures channelId={channel.id} />}
      {manages && (
        <>
          <Section title={t('settings')}>
            <ChangeForm key={channel.id} channel={channel} />
          </Section>
          <Section
            title={t('disconnect.menu')}
            about={t('disconnect.text')}
            actions={
              <Button color="red" variant="light" onClick={() => void leave()}>
                {t('disconnect.do')}
              </Button>
            }
          >
            {null}
          </Section>
        </>
      )}
    </Page>
  )
}
