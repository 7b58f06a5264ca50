import {
  AtSign,
  Blocks,
  Braces,
  FileText,
  Gamepad2,
  Mail,
  Mailbox,
  MessagesSquare,
  Phone,
  Radio,
  Rss,
  Send,
  Store,
  Theater,
  Ticket,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'

const ICONS: Record<string, LucideIcon> = {
  bluesky: AtSign,
  mastodon: Waypoints,
  telegram: Send,
  discord: Gamepad2,
  web: MessagesSquare,
  email: Mail,
  feed: Rss,
  poll: Braces,
  phone: Phone,
  letter: Mailbox,
  visit: Store,
  event: Ticket,
  file: FileText,
  api: Blocks,
  demo: Theater,
}

/** The sign of a network. One we have no sign for has the one of all channels. */
export function NetworkIcon({ network, size = 20 }: { network: string; size?: number }) {
  const Icon = ICONS[network] ?? Radio
  return <Icon size={size} aria-hidden />
}
