import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { routes, type Routes } from '#platform/http/route.ts'
import type { Actor, Look, Work } from '#platform/work.ts'
import { watchesContract, type WatchHitView, type WatchPreview, type WatchView } from './contract.ts'
import { listed } from '../reading/warnings.ts'
import { readHits, type Caught } from './hits.ts'
import { preview, type Beside } from './preview/preview.ts'
import { readQuery } from './query/read-query.ts'
import { listWatches, showWatch } from './read.ts'
import { removeWatch, resumeWatch, stopWatch } from './stop-watch.ts'
import { beginWatch, bringBackWatch, changeWatch } from './write-watch.ts'

/** What app gives of the domains to the right of this one. */
export interface Readers extends Beside {
  /** May this reader see an item? SQL over `item`. */
  shownTo(by: Actor): RawBuilder<boolean>
  /** Names by identity. */
  namesOf(db: Db | Tx, identityIds: readonly string[]): Promise<Map<string, string>>
  /** Those of the threads that are conversations. */
  conversationsOf(db: Db | Tx, threadIds: readonly string[]): Promise<ReadonlySet<string>>
}

/** Characters of an item's text that a list shows. */
const SHOWN = 400

export const watchesRoutes = (readers: Readers): Routes =>
  routes(watchesContract, {
    'GET /watches': ({ db, now, query }) => listWatches(db, now, query),
    'GET /watches/preview': (look) => previewOf(readers, look, look.query.query),
    'GET /watches/:id': ({ db, now, params }) => showWatch(db, now, params.id),
    'GET /watches/:id/hits': async ({ db, now, by, params, query }) => {
      await showWatch(db, now, params.id)
      const { hits, next } = await readHits(db, params.id, readers.shownTo(by), query)
      return { items: await toHitViews(db, readers, hits), next }
    },
    'POST /watches': async (work) => showWatch(work.tx, work.now, await beginWatch(work, work.body)),
    'PUT /watches/:id': shownAfter((work) => changeWatch(work, work.params.id, work.body)),
    'POST /watches/:id/stop': shownAfter((work) => stopWatch(work, work.params.id)),
    'POST /watches/:id/resume': shownAfter((work) => resumeWatch(work, work.params.id)),
    'POST /watches/:id/bring-back': shownAfter((work) => bringBackWatch(work, work.params.id)),
    'DELETE /watches/:id': async (work) => {
      await removeWatch(work, work.params.id)
      return { done: true as const }
    },
  })

const shownAfter =
  <W extends Work & { params: { id: string } }>(command: (work: W) => Promise<void>) =>
  async (work: W): Promise<z.input<typeof WatchView>> => {
    await command(work)
    return showWatch(work.tx, work.now, work.params.id)
  }

async function previewOf(readers: Readers, { db, now, by }: Look, text: string): Promise<z.input<typeof WatchPreview>> {
  const { query, trouble } = readQuery(text)
  if (!query) return { trouble, caught: 0, isAtLeast: false, newest: [] }
  const { newest, ...found } = await preview(db, { query, now, shown: readers.shownTo(by), beside: readers })
  return { trouble, ...found, newest: await toHitViews(db, readers, newest) }
}

async function toHitViews(db: Db | Tx, { namesOf, conversationsOf }: Readers, hits: readonly Caught[]): Promise<z.input<typeof WatchHitView>[]> {
  const names = await namesOf(
    db,
    hits.map((hit) => hit.identityId),
  )
  const conversations = await conversationsOf(
    db,
    hits.map((hit) => hit.threadId),
  )
  return hits.map(({ itemId, threadId, identityId, network, text, url, at, warned }) => ({
    itemId,
    conversationId: conversations.has(threadId) ? threadId : null,
    network,
    author: names.get(identityId) ?? '',
    text: listed(text.slice(0, SHOWN).toWellFormed(), { warned }),
    url,
    at: at.toISOString(),
  }))
}
