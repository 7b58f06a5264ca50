import { sql } from 'kysely'
import { readVisibility, visibleTo } from '#desk'
import type { WatchReaders } from '#listening'
import { readAuthors } from '#people'
import { readAssessments } from '#triage'

/** What the domains after listening know of items, for watches. */
export const watchReaders: WatchReaders = {
  /** What stands in a conversation is shown to whoever may see that; what was kept out of the desk, to all, if it was said in public. */
  shownTo: (by) => sql<boolean>`(exists (select from desk.conversation where conversation.id = item.thread_id and ${visibleTo(by)})
    or (item.visibility = 'public' and not exists (select from desk.conversation where conversation.id = item.thread_id)))`,
  async handlesOf(db, identityIds) {
    return new Map([...(await readAuthors(db, identityIds))].map(([id, { handle }]) => [id, handle]))
  },
  async namesOf(db, identityIds) {
    return new Map([...(await readAuthors(db, identityIds))].map(([id, { name }]) => [id, name]))
  },
  async languagesOf(db, itemIds) {
    return new Map([...(await readAssessments(db, itemIds))].map(([id, { language }]) => [id, language]))
  },
  conversationsOf: async (db, threadIds) => new Set((await readVisibility(db, threadIds)).keys()),
}
