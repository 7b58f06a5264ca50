import {
  Ban,
  Briefcase,
  ChevronsUp,
  CircleHelp,
  Copy,
  DoorOpen,
  Flame,
  Frown,
  Heart,
  Lightbulb,
  type LucideIcon,
  Scale,
  ShoppingCart,
  Swords,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import classes from './chips.module.css'

/** A quiet word on a row, with a sign where it has one. */
export const Chip = ({ children, sign: Sign, tone, title }: { children: ReactNode; sign?: LucideIcon; tone?: string; title?: string }) => (
  <span className={classes.chip} data-tone={tone} title={title} dir="auto">
    {Sign && <Sign size={12} aria-hidden />}
    <span className={classes.word}>{children}</span>
  </span>
)

/** Only what is out of the ordinary is said: urgent and critical. Sign and word carry it, the colour only helps. */
export function UrgencyChip({ urgency }: { urgency: Conversation['urgency'] }) {
  const { t } = useTranslation('desk')
  if (urgency !== 'high' && urgency !== 'critical') return null
  return (
    <Chip tone={urgency} sign={urgency === 'critical' ? Flame : ChevronsUp}>
      {t(`urgencies.${urgency}`)}
    </Chip>
  )
}

const SIGNS: Partial<Record<Conversation['intent'], LucideIcon>> = {
  question: CircleHelp,
  complaint: Frown,
  praise: Heart,
  buying_signal: ShoppingCart,
  goodbye: DoorOpen,
  suggestion: Lightbulb,
  press_legal: Scale,
  job: Briefcase,
  spam: Ban,
  competitor: Swords,
}

/** What it is about, where the machine made something of it. */
export function IntentChip({ intent }: { intent: Conversation['intent'] }) {
  const { t } = useTranslation('desk')
  const sign = SIGNS[intent]
  return sign ? <Chip sign={sign}>{t(`intents.${intent}`)}</Chip> : null
}

/** How many wrote nearly the same, where this line stands for them; counted to 1,000. */
export function FloodChip({ flood }: { flood: Conversation['flood'] }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  if (!flood || flood.count < 2 || place.filters.flood) return null
  const shown = flood.count >= 1000 ? '1,000+' : String(flood.count)
  return (
    <Chip sign={Copy} tone="flood" title={t('flood.about')}>
      {t('flood.like', { shown })}
    </Chip>
  )
}
