import { ChevronsUp, CircleHelp, DoorOpen, Flame, Frown, Heart, ShoppingCart, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../conversation.ts'
import classes from './chips.module.css'

/** A quiet word on a row. */
export const Chip = ({ children, tone, title }: { children: ReactNode; tone?: string; title?: string }) => (
  <span className={classes.chip} data-tone={tone} title={title} dir="auto">
    {children}
  </span>
)

/** Only what is out of the ordinary is said: urgent and critical. Sign and word carry it, the colour only helps. */
export function UrgencyChip({ urgency }: { urgency: Conversation['urgency'] }) {
  const { t } = useTranslation('desk')
  if (urgency !== 'high' && urgency !== 'critical') return null
  const Sign = urgency === 'critical' ? Flame : ChevronsUp
  return (
    <Chip tone={urgency}>
      <Sign size={12} aria-hidden />
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
}

/** What it is about, where the machine made something of it. */
export function IntentChip({ intent }: { intent: Conversation['intent'] }) {
  const { t } = useTranslation('desk')
  const Sign = SIGNS[intent]
  if (!Sign) return null
  return (
    <Chip>
      <Sign size={12} aria-hidden />
      {t(`intents.${intent}`)}
    </Chip>
  )
}
