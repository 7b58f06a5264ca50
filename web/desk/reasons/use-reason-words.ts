import { useTranslation } from 'react-i18next'
import { CHOICES, textOf } from '../correct/choices.ts'
import { readReason, type Reason } from './read-reason.ts'

/** Words quoted in the one line; all of them stand in the reasons below it. */
const IN_SHORT = 2

export interface ReasonWords {
  /** The whole reason: `Complaint 61 %: “leaking”`. */
  whole(because: string): string
  /** What goes behind a label, in a few words: `“leaking”`, `someone may get hurt: “dangerous”`; empty if there is nothing to say. */
  short(because: string): string
  /** `Buying signal`, for `buying_signal`; a language by its name. */
  label(label: string): string
}

/** The machine's reasons in the reader's language. */
export function useReasonWords(): ReasonWords {
  const { t, i18n } = useTranslation('desk')
  const tongues = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const number = new Intl.NumberFormat(i18n.language)
  const label = (one: string): string => {
    const choice = Object.values(CHOICES)
      .flat()
      .find(({ right }) => right === one)
    return choice ? t(textOf(choice)) : (nameOf(tongues, one) ?? one)
  }
  const quote = (words: readonly string[]): string => words.map((word) => t('reasons.quoted', { word })).join(', ')
  const say = ({ kind, labels: [first = '', second = ''], amount }: Reason, words: readonly string[]): string => {
    if (kind === 'learned' && words.length > 0) return t('reasons.learnedFrom', { words: quote(words), label: label(first) })
    const said = t(`reasons.${kind!}`, { label: label(first), second: label(second), amount: amount === null ? '' : number.format(amount) })
    return words.length > 0 ? t('reasons.withWords', { said, words: quote(words) }) : said
  }
  return {
    label,
    whole(because) {
      const reason = readReason(because)
      return reason.kind ? say(reason, reason.words) : because
    },
    short(because) {
      const reason = readReason(because)
      const words = reason.words.slice(0, IN_SHORT)
      if (reason.kind === null || reason.kind === 'unsure' || reason.kind === 'corrected') return ''
      if (reason.kind === 'tier') return reason.words.join(', ')
      if (reason.kind === 'sure' || reason.kind === 'words') return quote(words)
      if (reason.kind === 'learned') return [t('reasons.learnedShort'), quote(words)].filter(Boolean).join(' ')
      return say(reason, reason.kind === 'example' ? [] : words)
    },
  }
}

/** A language's name; undefined for what is none. */
function nameOf(tongues: Intl.DisplayNames, code: string): string | undefined {
  return /^[a-z]{2,3}$/.test(code) ? tongues.of(code) : undefined
}
