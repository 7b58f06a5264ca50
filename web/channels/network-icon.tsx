import { AtSign, Blocks, FileText, Gamepad2, Mail, MessagesSquare, Radio, Rss, Send, Theater, Waypoints, type LucideIcon } from 'lucide-react'

const ICONS: Record<string, LucideIcon> = {
  bluesky: AtSign,
  mastodon: Waypoints,
  telegram: Send,
  discord: Gamepad2,
  web: MessagesSquare,
  email: Mail,
  feed: Rss,
  file: FileText,
  api: Blocks,
  demo: Theater,
}

/** The sign of a network. One we have no sign for has the one of all channels. */
export function NetworkIcon({ network, size = 20 }: { network: string; size?: number }) {
  const Icon = ICONS[network] ?? Radio
  return <Icon size={size} aria-hidden />
}
