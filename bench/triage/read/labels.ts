import type { Sentiment } from '../../../server/triage/model/heads.ts'
import { intentOf } from './intent-names.ts'
import { languageOf } from './languages.ts'
import type { Task, Truth } from './tasks.ts'

/** How the labels of a column are to be understood: as which task, and what each says. */
export interface Reading {
  task: Task
  /** In words, where the labels do not say it themselves. */
  as: string
  read(cell: string): Truth | null
}

/** A cell's labels: several stand between bars, commas or semicolons, the best one first. */
export const labelsIn = (cell: string): string[] =>
  cell
    .replaceAll(/[[\]'"]/g, '')
    .split(/[|,;]/)
    .map((label) => label.trim())
    .filter(Boolean)

const MOODS: Record<Sentiment, string> = {
  negative: 'negative neg negativ négatif négative negativo negativa very_negative extremely_negative bad angry unhappy label_negative',
  neutral: 'neutral neu neutre neutro neutra neutrale none mixed objective label_neutral',
  positive: 'positive pos positiv positif positivo positiva very_positive extremely_positive good happy glad label_positive',
}
const byWord = tableOf(MOODS)

/** Numbers that stand for moods; told apart by which of them the set has. */
const SCALES: readonly { as: string; moods: Record<string, Sentiment>; needs: readonly string[] }[] = [
  { as: '-1 negative, 0 neutral, 1 positive', moods: { '-1': 'negative', '0': 'neutral', '1': 'positive' }, needs: ['-1'] },
  { as: '0 negative, 2 neutral, 4 positive', moods: { '0': 'negative', '2': 'neutral', '4': 'positive' }, needs: ['0', '4'] },
  {
    as: 'stars: 1–2 negative, 3 neutral, 4–5 positive',
    moods: { '1': 'negative', '2': 'negative', '3': 'neutral', '4': 'positive', '5': 'positive' },
    needs: ['5'],
  },
  { as: '0 negative, 1 neutral, 2 positive', moods: { '0': 'negative', '1': 'neutral', '2': 'positive' }, needs: ['0', '2'] },
  { as: '0 negative, 1 positive', moods: { '0': 'negative', '1': 'positive' }, needs: ['0', '1'] },
]

/** The reading of moods that fits these labels; null: they are no moods. */
export function sentimentReading(labels: ReadonlySet<string>): Reading | null {
  const numbers = new Set([...labels].map(asNumber))
  const scale = SCALES.find(({ moods, needs }) => needs.every((one) => numbers.has(one)) && [...numbers].every((one) => moods[one]))
  const read = scale ? (cell: string) => scale.moods[asNumber(cell)] : (cell: string) => byWord.get(plain(cell))
  return { task: 'sentiment', as: scale?.as ?? '', read: (cell) => asTruth('sentiment', read(cell)) }
}

/** 1.0 is 1. */
const asNumber = (label: string): string => (/^[-+]?\d+(\.0+)?$/.test(label) ? String(Number(label)) : label)
const plain = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

export const intentReading: Reading = {
  task: 'intent',
  as: '',
  read(cell) {
    const intents = labelsIn(cell).map(intentOf)
    return intents[0] ? { intent: [...new Set(intents.filter((one) => one !== null))] } : null
  },
}

export const languageReading = (mayBeAny: boolean): Reading => ({
  task: 'language',
  as: '',
  read: (cell) => asTruth('language', languageOf(cell, mayBeAny)),
})

const YES = new Set('yes y true 1 t ja oui si sim'.split(' '))
const NO = new Set('no n false 0 f nein non nao none'.split(' '))

/** Yes or no; `is` and `isNot` are other words for them. */
function yesOrNo(task: 'complaint' | 'spam', is: string, isNot: string): Reading {
  const [yes, no] = [new Set([...YES, ...is.split(' ')]), new Set([...NO, ...isNot.split(' ')])]
  return { task, as: '', read: (cell) => asTruth(task, yes.has(plain(asNumber(cell))) ? true : no.has(plain(asNumber(cell))) ? false : null) }
}

export const complaintReading = yesOrNo(
  'complaint',
  'complaint complaints complain problem',
  'not_complaint no_complaint non_complaint noncomplaint rest other not_a_complaint',
)
export const spamReading = yesOrNo('spam', 'spam promotion', 'ham not_spam no_spam nospam non_spam legit legitimate real customer')

const LEVELS = tableOf({
  0: 'no not_urgent non_urgent nonurgent false n low minor none p4 trivial not',
  1: 'normal medium moderate p3 regular standard today',
  2: 'high major p2',
  3: 'yes urgent true y critical emergency p1 p0 highest very_high immediate severe now blocker',
})

export const urgencyReading: Reading = {
  task: 'urgency',
  as: '',
  read(cell) {
    const level = /^\d$/.test(asNumber(cell)) ? asNumber(cell) : LEVELS.get(plain(cell))
    return asTruth('urgency', level === undefined ? null : Number(level))
  },
}

function tableOf<T extends string | number>(names: Record<T, string>): Map<string, T> {
  return new Map((Object.entries(names) as [T, string][]).flatMap(([value, all]) => all.split(' ').map((name): [string, T] => [name, value])))
}

const asTruth = <T extends Task>(task: T, value: Truth[T] | null): Truth | null => (value === null || value === undefined ? null : { [task]: value })
