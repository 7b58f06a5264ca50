import type { ItemForReach, Reach } from '../adapter.ts'
import type { VisitorExtra } from './item.ts'

/** Characters in an answer, our own bound: what a small window beside a page can show. */
export const LONGEST = 5_000

/** On our own pages whoever wrote may be answered at any time. Where they read it depends on what they left. */
export function reach(item: ItemForReach): Reach {
  const { by, mail } = item.extra as Partial<VisitorExtra>
  return { answer: 'direct', until: null, limit: { length: LONGEST, unit: 'characters' }, note: NOTES[by === 'form' ? 'form' : mail ? 'mail' : 'page'] }
}

const NOTES = {
  form: 'They wrote by the contact form. The answer goes to the mail address they gave; nobody has checked it.',
  mail: 'They see the answer on the page. If they have left, it goes to the mail address they gave; nobody has checked it.',
  page: 'They see the answer as long as the page is open, or when they come back. They left no mail address.',
}
