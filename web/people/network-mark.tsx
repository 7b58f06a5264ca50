import { AtSign, Braces, Clapperboard, FileDown, Mail, Mailbox, MessageCircle, Phone, Rss, Store, Ticket, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './network-mark.module.css'

const SIGNS: Record<string, LucideIcon> = {
  email: Mail,
  feed: Rss,
  feeds: Rss,
  import: FileDown,
  api: Braces,
  demo: Clapperboard,
  phone: Phone,
  letter: Mailbox,
  visit: Store,
  event: Ticket,
  telegram: MessageCircle,
  whatsapp: MessageCircle,
}
/** Networks with a colour people know them by; others are grey. */
const HUES: Record<string, string> = { bluesky: 'blue', mastodon: 'violet', email: 'green', feed: 'orange', feeds: 'orange', demo: 'pink' }

/** How a network is called; one without a name of its own by its code. */
export function useNetworkName(): (network: string) => string {
  const { t, i18n } = useTranslation('people')
  return (network) => (i18n.exists(`networks.${network}`, { ns: 'people' }) ? t(`networks.${network}` as 'networks.email') : network)
}

/** A small square that tells the network. */
export function NetworkMark({ network, size = 18 }: { network: string; size?: number }) {
  const name = useNetworkName()(network)
  const Sign = SIGNS[network] ?? (HUES[network] ? null : AtSign)
  return (
    <span
      className={classes.mark}
      data-hue={HUES[network]}
      style={{ width: size, height: size, fontSize: size * 0.6 }}
      role="img"
      aria-label={name}
      title={name}
    >
      {Sign ? <Sign size={size * 0.66} aria-hidden /> : name.slice(0, 1)}
    </span>
  )
}
