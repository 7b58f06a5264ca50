import type { TFunction } from 'i18next'
import type { TimeWords } from '../../kit/time/time.ts'
import type { DueBecause } from '../conversation.ts'
import { span } from './countdown.ts'

const DAY = 86_400_000

/** An instant as short as it is clear: `10:30` within half a day, `Mon 10:30` within a week, with its date beyond. */
export function shortly(at: string | Date, now: number, time: TimeWords): string {
  const away = Math.abs(new Date(at).getTime() - now)
  if (away < DAY / 2 && time.day(at) === time.day(new Date(now))) return time.clock(at)
  return away < 6 * DAY ? time.short(at) : time.absolute(at)
}

/** What the target that counts is for: `urgent public messages on Bluesky`; empty when it is for all. */
export function targetWords({ target }: DueBecause, t: TFunction<'desk'>): string {
  const plain = target.visibility === 'public' || target.visibility === 'direct' ? t(`because.${target.visibility}`) : t('because.messages')
  const kinds = target.urgency ? t(`because.kinds.${target.urgency}` as 'because.kinds.high', { messages: plain }) : plain
  if (target.channel) return t('because.on', { kinds, channel: target.channel })
  return target.visibility || target.urgency ? kinds : ''
}

/** Why a deadline stands where it does, as a sentence that follows "due Mon 10:30". */
export function becauseWords(because: DueBecause, now: number, time: TimeWords, t: TFunction<'desk'>): string {
  if (because.kind === 'network_window') return t('because.network_window')
  const promise = t(`because.${because.kind}`, { promise: span(because.minutes, time.language), from: shortly(because.from, now, time) })
  const kinds = targetWords(because, t)
  const spent = because.spent > 0 ? `, ${t('because.spent', { spent: span(because.spent, time.language) })}` : ''
  const whole = `${kinds ? `${promise} ${t('because.for', { kinds })}` : promise}${spent}`
  return [whole, standstill(because, time, t)].filter(Boolean).join('; ')
}

function standstill({ calendar }: DueBecause, time: TimeWords, t: TFunction<'desk'>): string {
  if (!calendar?.stoodStill) return ''
  const hours = t('because.stoodStill', { team: calendar.team, zone: calendar.timeZone })
  if (calendar.holidays.length === 0) return hours
  return `${hours} ${t('because.holidays', { holidays: new Intl.ListFormat(time.language).format(calendar.holidays) })}`
}
