import type { ItemForReach, Reach } from '../reach/reach.ts'
import type { VisitorExtra } from './item.ts'

/** Characters in an answer, our own bound: what a small window beside a page can show. */
export const LONGEST = 5_000

/** On our own pages whoever wrote may be answered at any time. Where they read it depends on what they left. */
export function reach(item: ItemForReach): Reach {
  const { by } = item.extra as Partial<VisitorExtra>
  return { answer: 'direct', until: null, limit: { length: LONGEST, unit: 'characters' }, note: NOTES[by ?? 'widget'] }
}

const NOTES = {
  form: 'They wrote by the contact form. The answer goes to the mail address they gave; nobody has checked it.',
  widget: 'They see the answer on the page, or when they come back. If they have left and gave a mail address, it goes there.',
}
