import type { Api } from '../api.ts'
import { postsIn, type Status, type Us } from '../status.ts'
import { isLater, type Place } from './place.ts'

const PAGE = 40
/** Pages read back at most: what was posted elsewhere before that is no answer to anything that still waits. */
const PAGES = 25

/** What our account posted since we last looked, wherever it was written, page by page; the place moves with the last. */
export async function* lookAtOwn(
  api: Api,
  { accountId }: Us,
  from: Place,
  seen: { has(id: string): boolean },
  signal: AbortSignal,
): AsyncIterable<{ posts: Status[]; place: Place }> {
  let newest = from.own
  let page: Record<string, string> | null = {}
  for (let left = PAGES; page && left > 0; left--) {
    await api.rest(signal)
    const { data, older } = await api.get(`/api/v1/accounts/${accountId}/statuses`, { limit: String(PAGE), exclude_reblogs: 'true', ...page }, { signal })
    const listed = postsIn(data)
    for (const post of listed) if (isLater(post.id, newest)) newest = post.id
    const last = listed.at(-1)
    page = !last || !isLater(last.id, from.own) || last.created_at < from.begin ? null : older
    const posts = listed.toReversed().filter((post) => !seen.has(post.id) && post.created_at >= from.begin)
    yield { posts, place: page && left > 1 ? from : { ...from, own: newest } }
  }
}
