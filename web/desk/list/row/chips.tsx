import { Ban, Briefcase, ChevronsUp, CircleHelp, DoorOpen, Flame, Frown, Heart, Lightbulb, type LucideIcon, Scale, ShoppingCart, Swords } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../conversation.ts'
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
