import type { FactEntry } from '../../../conversation.ts'

/** Text at a place in what a fact tells; null: nothing there. */
export function textAt(data: Readonly<Record<string, unknown>>, ...path: string[]): string | null {
  const value = path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined), data)
  return typeof value === 'string' && value !== '' ? value : null
}

/** What the items and answers beside it tell already. */
const SILENT = new Set(['opened', 'joined', 'replied', 'retried'])
const isSome = (value: unknown): boolean => Array.isArray(value) && value.length > 0

/** Which sentence tells a fact; one that nobody caused is told otherwise. Null: it goes without saying. */
export function factKey({ kind, by, data }: Pick<FactEntry, 'kind' | 'by' | 'data'>): string | null {
  const [subject, what] = kind.split('.')
  if (subject !== 'conversation' || !what || SILENT.has(what)) return null
  if (what === 'handed') return textAt(data, 'why') ? 'handedWhy' : by ? 'handed' : 'moved'
  if (what === 'tagged') return isSome(data['added']) ? (isSome(data['removed']) ? 'retagged' : 'tagged') : 'untagged'
  if (what === 'returned') return textAt(data, 'because') === 'failed' ? 'returned' : 'takenBack'
  if (what === 'held') return heldKey(textAt(data, 'because'))
  if (!by && (what === 'reopened' || what === 'woken' || what === 'released' || what === 'not_spam')) return `${what}ByItself`
  return what
}

/** For the way it came to the company's own page (`web:trap`), by a rule, or because it was read as spam. */
const heldKey = (because: string | null): string => (because === null ? 'held' : because.startsWith('web:') ? `heldFor.${because.slice(4)}` : 'heldByRule')
