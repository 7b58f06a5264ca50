import { routes, type Routes } from '#platform/http/route.ts'
import type { Look, Platform, Work } from '#platform/work.ts'
import { deskContract } from './contract.ts'
import type { Conversation } from './conversation/conversation.ts'
import { download } from './finding/download.ts'
import { search } from './finding/search.ts'
import { timeline } from './finding/timeline.ts'
import { counts } from './lists/counts.ts'
import { list } from './lists/list.ts'
import { tagsInUse } from './lists/tags.ts'
import { removeNote } from './notes/remove-note.ts'
import { tag } from './notes/tag.ts'
import { writeNote } from './notes/write-note.ts'
import { claim } from './owning/claim.ts'
import { claimNext } from './owning/claim-next.ts'
import { hand } from './owning/hand.ts'
import { release } from './owning/release.ts'
import { takeOver } from './owning/take-over.ts'
import { openPresence } from './presence/presence.ts'
import { sayPresence } from './presence/say-presence.ts'
import { reply } from './reply/reply.ts'
import { close } from './resting/close.ts'
import { reopen } from './resting/reopen.ts'
import { snooze } from './resting/snooze.ts'
import { wake } from './resting/wake.ts'
import { preview } from './settings/preview.ts'
import { readCalendars, readRules, readTargets } from './settings/read.ts'
import { setCalendar } from './settings/set-calendar.ts'
import { setRules } from './settings/set-rules.ts'
import { setTargets } from './settings/set-targets.ts'
import { openDirectory } from './view/directory.ts'
import { rowsOf } from './view/row.ts'
import { earlierEntries, openConversation } from './whole/open.ts'
import { findShown } from './whole/find.ts'

/** The desk's endpoints. */
export function deskRoutes(platform: Platform): Routes {
  const directory = openDirectory(platform.db, platform.live)
  const presence = openPresence(platform)
  const { jobs, files } = platform

  /** What a command changed, as it now stands. */
  const shown = async ({ tx, by, now }: Work, { id }: Conversation) => (await rowsOf(tx, directory, now, [await findShown({ db: tx, by }, id)]))[0]!
  const rows = ({ db, now }: Look, found: Parameters<typeof rowsOf>[3]) => rowsOf(db, directory, now, found)

  return routes(deskContract, {
    'GET /conversations': async ({ query, ...look }) => {
      const page = await list(look, query)
      return { items: await rows(look, page.shown), next: page.next }
    },
    'GET /conversations/counts': (look) => counts(look),
    'GET /conversations/:id': ({ params, ...look }) => openConversation(look, directory, presence, params.id),
    'GET /conversations/:id/entries': ({ params, query, ...look }) => earlierEntries(look, directory, params.id, query.after, query.limit),
    'POST /conversations/:id/claim': async ({ params, ...work }) => shown(work, await claim(work, params.id)),
    'POST /conversations/claim-next': async (work) => {
      const claimed = await claimNext(work)
      return { conversation: claimed && (await shown(work, claimed)) }
    },
    'POST /conversations/:id/take-over': async ({ params, body, ...work }) => shown(work, await takeOver(work, params.id, body.from)),
    'POST /conversations/:id/hand': async ({ params, body, ...work }) => shown(work, await hand(work, params.id, body)),
    'POST /conversations/:id/release': async ({ params, ...work }) => shown(work, await release(work, params.id)),
    'POST /conversations/:id/snooze': async ({ params, body, ...work }) => shown(work, await snooze(work, params.id, new Date(body.until))),
    'POST /conversations/:id/wake': async ({ params, ...work }) => shown(work, await wake(work, params.id)),
    'POST /conversations/:id/close': async ({ params, body, ...work }) => shown(work, await close(work, params.id, body.outcome)),
    'POST /conversations/:id/reopen': async ({ params, ...work }) => shown(work, await reopen(work, params.id)),
    'POST /conversations/:id/notes': ({ params, body, ...work }) => writeNote(work, params.id, body),
    'DELETE /conversations/notes/:id': ({ params, ...work }) => removeNote(work, params.id),
    'PUT /conversations/:id/tags': async ({ params, body, ...work }) => shown(work, await tag(work, params.id, body.tags)),
    'GET /tags': async (look) => ({ items: await tagsInUse(look) }),
    'POST /conversations/:id/reply': async ({ params, body, ...work }) => {
      const { conversation, outgoing } = await reply(work, params.id, body)
      return { conversation: await shown(work, conversation), outgoing: { id: outgoing.id, undoUntil: outgoing.undoUntil.toISOString() } }
    },
    'POST /conversations/:id/presence': ({ params, body, ...work }) => sayPresence(work, presence, params.id, body.doing),
    'GET /people/:id/timeline': async ({ params, query, ...look }) => {
      const { items, next } = await timeline(look, params.id, query.after, query.limit)
      const channels = await directory.channels()
      const channelOf = (id: string) => ({ name: channels.get(id)?.name ?? '', network: channels.get(id)?.network ?? '' })
      return { next, items: items.map(({ id, threadId, channelId, at, ...said }) => ({ ...said, itemId: id, conversationId: threadId, at: at.toISOString(), channel: channelOf(channelId) })) }
    },
    'GET /search': async ({ query, ...look }) => {
      const { hits, next } = await search(look, query)
      const conversations = await rows(look, hits.map((hit) => hit.conversation))
      return { next, items: hits.map(({ itemId, at, excerpt }, i) => ({ conversation: conversations[i]!, itemId, at: at.toISOString(), excerpt })) }
    },
    'GET /attachments/:id': ({ params, reply: answer, ...look }) => download(look, files, answer, params.id),
    'GET /calendars': async ({ db }) => ({ items: await readCalendars(db) }),
    'PUT /calendars/:id': ({ params, body, ...work }) => setCalendar(work, jobs, params.id, body),
    'GET /targets': async ({ db }) => ({ items: await readTargets(db) }),
    'PUT /targets': async ({ body, ...work }) => ({ items: await setTargets(work, jobs, body.items) }),
    'POST /targets/preview': async ({ body, ...work }) => ({ items: await preview(work, body) }),
    'GET /rules': async ({ db }) => ({ items: await readRules(db) }),
    'PUT /rules': async ({ body, ...work }) => ({ items: await setRules(work, body.items) }),
  })
}
