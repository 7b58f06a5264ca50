import type { Entry } from '../conversation.ts'

/** What mail programs put before a subject when they answer or pass on. */
const PREFIX = /^((re|aw|antw|fwd?|wg|sv|tr|rv)(\[\d+\])?:\s*)+/i

const bare = (subject: string): string => subject.replace(PREFIX, '').trim()

/** The entries whose subject is another than the one before: only there it is worth saying. The first is in the header. */
export function subjectChanges(entries: readonly Entry[]): Set<string> {
  const changes = new Set<string>()
  let before: string | null = null
  for (const entry of entries) {
    if (entry.what !== 'item' || !entry.subject) continue
    const subject = bare(entry.subject)
    if (before !== null && subject !== before) changes.add(entry.id)
    before = subject
  }
  return changes
}
