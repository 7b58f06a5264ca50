import { warningsOf, type RawChange } from '#channels'
import { edit, type History } from './history.ts'

/** An item as its author left it. */
export interface Followed {
  itemId: string
  threadId: string
  change: 'edited' | 'deleted'
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  identityId: string
  automatic: boolean
  /** When the item was written. */
  at: Date
  /** When it was changed, by the author's network. */
  changedAt: Date
  text: string
  subject: string | null
  /** What it is covered for now; what is ours is not. */
  warnings: string[]
}

/** An item as it was found, with what it said before. */
export interface Kept {
  id: string
  network_id: string
  thread_id: string
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  identity_id: string
  automatic: boolean
  at: Date
  text: string
  html: string | null
  subject: string | null
  edited_at: Date | null
  deleted_at: Date | null
  extra: Record<string, unknown>
  before: { text: string; html: string | null; subject: string | null; replacedAt: string }[]
}

/** An item on its way to what its author made of it. */
export interface Course {
  kept: Kept
  history: History
  deletedAt: Date | null
  /** What its adapter keeps of it differently now. */
  more: Record<string, unknown>
}

/** Lets a change happen to an item. */
export function go(course: Course, change: RawChange): void {
  const { deletedAt, history } = course
  if (change.change === 'deleted') course.deletedAt = deletedAt && deletedAt < change.at ? deletedAt : change.at
  else if (!deletedAt) {
    course.history = edit(history, change.at, {
      text: change.text,
      html: change.html ?? null,
      subject: change.subject === undefined ? history.now.subject : change.subject,
    })
    if (Number(course.history.editedAt) === Number(change.at)) course.more = { ...course.more, ...change.extra } // an older edit that is told late changes nothing of it
  }
}

const warnings = ({ kept, more }: Course): string[] => (kept.direction === 'in' ? warningsOf({ ...kept.extra, ...more }) : [])

/** Does it say something else, or nothing, now or before, or is it covered for something else? */
export const isDifferent = (course: Course): boolean => {
  const { kept, history, deletedAt } = course
  const saysElse = history.before.length !== kept.before.length || history.now.text !== kept.text || history.now.html !== kept.html
  return kept.deleted_at === null && (deletedAt !== null || saysElse || warnings(course).join() !== warnings({ ...course, more: {} }).join())
}

/** Said again without a difference, the instant is still noted: what holds since then is known. */
export const isTouched = (course: Course): boolean =>
  isDifferent(course) || Number(course.history.editedAt) !== Number(course.kept.edited_at) || Number(course.deletedAt) !== Number(course.kept.deleted_at)

export const toFollowed = (course: Course): Followed => ({ ...followed(course), warnings: course.deletedAt ? [] : warnings(course) })

const followed = ({ kept, history, deletedAt }: Course): Omit<Followed, 'warnings'> => ({
  itemId: kept.id,
  threadId: kept.thread_id,
  change: deletedAt ? 'deleted' : 'edited',
  direction: kept.direction,
  visibility: kept.visibility,
  identityId: kept.identity_id,
  automatic: kept.automatic,
  at: kept.at,
  changedAt: deletedAt ?? history.editedAt!,
  text: deletedAt ? '' : history.now.text,
  subject: deletedAt ? null : history.now.subject,
})

export const historyOf = ({ text, html, subject, edited_at, before }: Kept): History => ({
  now: { text, html, subject },
  editedAt: edited_at,
  before: before.map((version) => ({ ...version, replacedAt: new Date(version.replacedAt) })),
})
