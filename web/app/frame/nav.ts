import {
  Blocks,
  CalendarClock,
  Ear,
  GraduationCap,
  Inbox,
  OctagonPause,
  Radio,
  Scale,
  Search,
  Tags,
  Upload,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import type { Ability } from '../asking/session.ts'

/** One place of the product: where, how it is called, who may go there, and the key after `g`. */
export interface Place {
  to: '/desk/$view' | '/search' | '/channels' | '/reach' | '/watches' | '/import' | '/team' | '/hours' | '/way' | '/topics' | '/triage' | '/parked'
  label: 'desk' | 'search' | 'channels' | 'reach' | 'watches' | 'import' | 'team' | 'hours' | 'way' | 'topics' | 'triage' | 'parked'
  icon: LucideIcon
  may: Ability
  key: string
  /** Stands in the phone's bottom bar; the rest is behind "More". */
  first?: true
}

/** The places, in the order of a day's use. */
export const PLACES: readonly Place[] = [
  { to: '/desk/$view', label: 'desk', icon: Inbox, may: 'desk.read', key: 'd', first: true },
  { to: '/search', label: 'search', icon: Search, may: 'desk.read', key: 's', first: true },
  { to: '/channels', label: 'channels', icon: Radio, may: 'channels.read', key: 'c', first: true },
  { to: '/reach', label: 'reach', icon: Scale, may: 'channels.read', key: 'r' },
  { to: '/watches', label: 'watches', icon: Ear, may: 'desk.read', key: 'e' },
  { to: '/import', label: 'import', icon: Upload, may: 'items.bring', key: 'i' },
  { to: '/team', label: 'team', icon: Users, may: 'team.read', key: 't' },
  { to: '/hours', label: 'hours', icon: CalendarClock, may: 'team.read', key: 'h' },
  { to: '/way', label: 'way', icon: Waypoints, may: 'team.read', key: 'y' },
  { to: '/topics', label: 'topics', icon: Tags, may: 'team.read', key: 'o' },
  { to: '/triage', label: 'triage', icon: GraduationCap, may: 'team.manage', key: 'l' },
  { to: '/parked', label: 'parked', icon: OctagonPause, may: 'work.manage', key: 'p' },
]

/** The API's own pages are not of this app; they open beside it. */
export const API_DOCS = { href: '/api/docs', icon: Blocks } as const
