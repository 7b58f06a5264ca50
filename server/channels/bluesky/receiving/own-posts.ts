import { z } from 'zod'
import { COLLECTION, keyIn, Post } from '../post.ts'
import type { Place } from './place.ts'
import { tidAt, timeOfTid } from '../record-key.ts'
import type { Session } from '../session.ts'

const PAGE = 100
/** Records may be made a little out of the order of their keys, by a client with a slow clock, ms. */
const OVERLAP = 10 * 60_000

const Listed = z.object({ uri: z.string(), cid: z.string(), value: z.unknown() })

/** What our account posted since we last looked, wherever it was written: oldest first, page by page. */
export async function* lookAtOwn(
  { agent, did, handle }: Session,
  from: Place,
  seen: { has(uri: string): boolean },
  signal: AbortSignal,
): AsyncIterable<{ posts: Post[]; place: Place }> {
  let place = from
  const before = timeOfTid(from.own)
  for (let cursor: string | undefined = before ? tidAt(new Date(before.getTime() - OVERLAP)) : from.own; cursor;) {
    const { data } = await agent.com.atproto.repo.listRecords({ repo: did, collection: COLLECTION, limit: PAGE, reverse: true, cursor }, { signal })
    const records = data.records.map((record) => Listed.parse(record))
    const newest = keyIn(records.at(-1)?.uri ?? '')
    if (newest > place.own) place = { ...place, own: newest }
    yield { posts: records.filter((record) => !seen.has(record.uri)).flatMap((record) => asPost(record, { did, handle })), place }
    cursor = records.length < PAGE ? undefined : data.cursor
  }
}

const asPost = ({ uri, cid, value }: z.output<typeof Listed>, author: Post['author']): Post[] => {
  const { data } = Post.safeParse({ uri, cid, author, record: value })
  return data ? [data] : []
}
