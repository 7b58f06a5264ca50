import { Anchor } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead } from '../app/asking/queries.ts'
import { Empty } from '../kit/page/empty.tsx'
import { Page } from '../kit/page/page.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { SkeletonList } from '../kit/page/skeletons.tsx'
import { ConnectForm } from './connecting/connect-form.tsx'
import { useFieldTexts } from './connecting/field-texts.ts'
import { GuideLink } from './connecting/guide-link.tsx'
import { useNetworkTitle } from './use-channels.ts'

/** Connecting a channel of one network. */
export function ConnectScreen() {
  const { t } = useTranslation('channels')
  const { network: wanted } = useParams({ strict: false })
  const { data, error, refetch } = useRead('GET /networks')
  const texts = useFieldTexts()
  const titleOf = useNetworkTitle()
  const network = data?.items.find((one) => one.network === wanted)
  if (data && !network)
    return (
      <Page title={t('unknownNetwork')}>
        <Empty drawing="lost" title={t('unknownNetwork')}>
          <Anchor component={Link} to="/channels">
            {t('backToChannels')}
          </Anchor>
        </Empty>
      </Page>
    )
  return (
    <Page
      title={network ? t('connectTo', { title: titleOf(network.network) }) : t('connect')}
      about={
        network && (
          <>
            {texts.about(network.network, network.about)} <GuideLink guide={network.guide} />
          </>
        )
      }
      width={640}
    >
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={4} />}
      {network && <ConnectForm key={network.network} network={network} />}
    </Page>
  )
}
