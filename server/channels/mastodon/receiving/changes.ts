import type { RawChange } from '../../raw-item.ts'
import type { Api } from '../api.ts'
import { changedExtra, postsIn, Status, type Us } from '../status.ts'
import { Refused } from '../trouble.ts'
import { wordsOf } from '../words.ts'

/** Which of these posts were edited since we saw them, and which are gone. */
export interface Followed {
  changes: RawChange[]
  gone: Set<string>
  edited: Status[]
}

/**
 * Looks at posts again. Together where the server can (Mastodon 4.3), else one by one. A post that its author no longer lets
 * us see (deleted, blocked) answers 404 either way, and is treated as deleted.
 * @param watched id and when it was last edited
 */
export async function lookAgain(
  { api, us, signal }: { api: Api; us: Us; signal: AbortSignal },
  watched: readonly (readonly [string, string | null])[],
  now: Date,
): Promise<Followed> {
  const followed: Followed = { changes: [], gone: new Set(), edited: [] }
  if (watched.length === 0) return followed
  const together = await readTogether(api, watched, signal)
  for (const [id, editedAt] of watched) {
    const post = together.get(id) ?? (await readOne(api, id, signal))
    if (post === 'gone') {
      followed.gone.add(id)
      followed.changes.push({ change: 'deleted', id, at: now })
    } else if (post.edited_at && post.edited_at !== editedAt) {
      followed.edited.push(post)
      followed.changes.push(asEdit(post, us))
    }
  }
  return followed
}

/** The author changed the words, or what they are covered for: by the server's clock. */
export const asEdit = (post: Status, us: Us): RawChange => ({
  change: 'edited',
  id: post.id,
  at: new Date(post.edited_at ?? post.created_at),
  text: wordsOf(post),
  extra: changedExtra(post, us),
})

async function readTogether(api: Api, watched: readonly (readonly [string, string | null])[], signal: AbortSignal): Promise<Map<string, Status>> {
  await api.rest(signal)
  const told = await api.get('/api/v1/statuses', { 'id[]': watched.map(([id]) => id) }, { signal }).catch((error: unknown) => {
    if (error instanceof Refused && [400, 404, 405, 422].includes(error.status)) return null // a server that cannot
    throw error
  })
  return new Map(postsIn(Array.isArray(told?.data) ? told.data : []).map((post) => [post.id, post]))
}

async function readOne(api: Api, id: string, signal: AbortSignal): Promise<Status | 'gone'> {
  await api.rest(signal)
  try {
    return Status.parse((await api.get(`/api/v1/statuses/${encodeURIComponent(id)}`, {}, { signal })).data)
  } catch (error) {
    if (error instanceof Refused && (error.status === 404 || error.status === 410)) return 'gone'
    throw error
  }
}
