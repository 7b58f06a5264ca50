import { listed, type TimelineItem } from '#listening'
import { routes } from '#platform/http/route.ts'
import type { Look } from '#platform/work.ts'
import { readingContract } from '../contract/reading.ts'
import { download, showPicture } from '../finding/download.ts'
import { search, type Hit } from '../finding/search.ts'
import { timeline } from '../finding/timeline.ts'
import { counts } from '../lists/counts.ts'
import { list } from '../lists/list.ts'
import { tagsInUse } from '../lists/tags.ts'
import { earlierEntries, openConversation } from '../whole/open.ts'
import { asRows, type Desk } from './shown.ts'

/** What is read at the desk. */
export const readingRoutes = (desk: Desk) =>
  routes(readingContract, {
    'GET /conversations': async ({ query, ...look }) => {
      const { shown, next } = await list(look, query)
      return { items: await asRows(desk, look, shown), next }
    },
    'GET /conversations/counts': (look) => counts(look),
    'GET /conversations/:id': ({ params, ...look }) => openConversation(look, desk.directory, desk.presence, params.id),
    'GET /conversations/:id/entries': ({ params, query, ...look }) => earlierEntries(look, desk.directory, params.id, query.after, query.limit),
    'GET /tags': async (look) => ({ items: await tagsInUse(look) }),
    'GET /people/:id/timeline': async ({ params, query, ...look }) => {
      const { items, next } = await timeline(look, params.id, query.after, query.limit)
      return { next, items: await asTimeline(desk, look.db, items) }
    },
    'GET /search': async ({ query, ...look }) => {
      const { hits, next } = await search(look, query)
      return { next, items: await asHits(desk, look, hits) }
    },
    'GET /attachments/:id/picture': ({ params, query, reply, ...look }) => showPicture(look, desk.platform, reply, params.id, query.size),
    'GET /attachments/:id': ({ params, reply, ...look }) => download(look, desk.platform.files, reply, params.id),
  })

async function asTimeline({ directory }: Desk, db: Look['db'], items: readonly TimelineItem[]) {
  const channels = await directory.channels(db)
  return items.map(({ id, threadId, channelId, at, text, warned, ...said }) => {
    const { name = '', network = '' } = channels.get(channelId) ?? {}
    return { ...said, text: listed(text, { warned }), itemId: id, conversationId: threadId, at: at.toISOString(), channel: { name, network } }
  })
}

async function asHits(desk: Desk, look: Pick<Look, 'db' | 'now'>, hits: readonly Hit[]) {
  const conversations = hits.map((hit) => hit.conversation)
  const rows = await asRows(desk, look, conversations)
  return hits.map(({ itemId, at, excerpt, warned }, i) => ({
    conversation: rows[i]!,
    itemId,
    at: at.toISOString(),
    excerpt: listed(excerpt, { warned }),
  }))
}
