import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pageUrl } from '../kit/page-url.ts'
import { useDays } from './timeline/days.ts'
import { NetworkMark, useNetworkName } from './network-mark.tsx'
import type { Identity } from './person.ts'
import { PartHeading } from './timeline/headings.tsx'
import classes from './people.module.css'

/** Who a person is on each network: the handle now, those before, how many follow, since when we know them. */
export function Identities({ identities }: { identities: readonly Identity[] }) {
  const { t } = useTranslation('people')
  return (
    <section aria-label={t('identities')}>
      <PartHeading>{t('identities')}</PartHeading>
      <ul className={classes.plain}>
        {identities.map((identity) => (
          <li key={identity.id} className={classes.identity}>
            <OneIdentity identity={identity} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneIdentity({ identity: { network, handle, name, url: given, followers, formerHandles, firstSeenAt, networkUserId } }: { identity: Identity }) {
  const { t, i18n } = useTranslation('people')
  const url = pageUrl(given)
  const days = useDays()
  const networkName = useNetworkName()(network)
  const shown = handle ?? name ?? networkUserId
  return (
    <>
      <NetworkMark network={network} />
      <div className={classes.identityText}>
        <span className={classes.handle} dir="auto">
          {shown}
        </span>
        {url && (
          <a className={classes.out} href={url} target="_blank" rel="noreferrer noopener" aria-label={`${t('profile')}: ${networkName}`} title={t('profile')}>
            <ExternalLink size={13} aria-hidden />
          </a>
        )}
        {formerHandles.length > 0 && (
          <span className={classes.quiet} dir="auto">
            {t('formerly', { handles: formerHandles.join(', ') })}
          </span>
        )}
        <span className={classes.quiet}>
          {followers !== null &&
            `${t('followers', { count: followers, shown: new Intl.NumberFormat(i18n.language, { notation: 'compact' }).format(followers) })} · `}
          {t('firstSeen', { at: days.date(firstSeenAt) })}
        </span>
      </div>
    </>
  )
}
