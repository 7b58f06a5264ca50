import { ActionIcon, Alert, Anchor, Menu, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { EllipsisVertical, Pause, Play, RefreshCw, Settings, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/asking/session.ts'
import { inWords } from '../i18n/said.ts'
import { Moment } from '../kit/time/moment.tsx'
import { Row } from '../kit/rows.tsx'
import { ChannelState } from './channel-state.tsx'
import { NetworkIcon } from './network-icon.tsx'
import { useChannelActs, useNetworkTitle, type Channel } from './use-channels.ts'
import classes from './channels.module.css'

/** A channel with its health: how it is, when it last heard something, what waits and what failed, what a person must do. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const titleOf = useNetworkTitle()
  const manages = useMay('channels.manage')
  const { id, name, network, state, needs, lastError, lastItemAt, waitingToSend, failedToSend } = channel
  return (
    <Row>
      <div className={classes.head}>
        <span className={classes.sign}>
          <NetworkIcon network={network} />
        </span>
        <div className={classes.what}>
          <Anchor fw={600} c="var(--mantine-color-text)" renderRoot={(props) => <Link to="/channels/$id" params={{ id }} {...props} />}>
            {name}
          </Anchor>
          <Text size="sm" c="dimmed" component="div">
            {titleOf(network)} ·{' '}
            {lastItemAt ? (
              <>
                {t('lastItem')} <Moment at={lastItemAt} />
              </>
            ) : (
              t('noItemYet')
            )}
            {waitingToSend > 0 && <> · {t('waitingToSend', { count: waitingToSend })}</>}
          </Text>
        </div>
        <span className={classes.state}>
          <ChannelState state={state} />
        </span>
        {manages && <ChannelMenu channel={channel} />}
      </div>
      {(needs ?? (state === 'failing' ? lastError : null)) && (
        <Alert color={needs ? 'red' : 'yellow'} mt="sm" py="xs">
          {needs ? inWords(needs) : t('failing', { error: lastError && inWords(lastError) })}
        </Alert>
      )}
      {failedToSend > 0 && (
        <Alert color="red" mt="sm" py="xs">
          {t('failedToSend', { count: failedToSend })}
        </Alert>
      )}
    </Row>
  )
}

function ChannelMenu({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const acts = useChannelActs()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('acts', { name: channel.name })} loading={acts.busy}>
          <EllipsisVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<RefreshCw size={16} />} onClick={() => acts.check(channel)}>
          {t('check')}
        </Menu.Item>
        {channel.state === 'paused' ? (
          <Menu.Item leftSection={<Play size={16} />} onClick={() => acts.resume(channel)}>
            {t('resume')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Pause size={16} />} onClick={() => acts.pause(channel)}>
            {t('pause')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Settings size={16} />} onClick={() => void navigate({ to: '/channels/$id', params: { id: channel.id } })}>
          {t('change')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Unplug size={16} />} onClick={() => void acts.disconnect(channel)}>
          {t('disconnect.menu')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
