import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform, Work } from '#platform/work.ts'
import { change, checkNow } from './connecting/change.ts'
import { connect } from './connecting/connect.ts'
import { channelsContract } from './contract.ts'
import { disconnect, pause, resume } from './connecting/pause.ts'
import { previewChannel } from './connecting/preview.ts'
import { readHealth } from './read.ts'
import { adapters } from './registry.ts'
import { beginSignIn } from './sign-in/begin.ts'
import { toChannelView, toNetworkView } from './view.ts'

/** What is answered under /channels and /networks. */
export const channelsRoutes = (platform: Platform): Routes =>
  routes(channelsContract, {
    'GET /networks': () => Promise.resolve({ items: Object.values(adapters).filter(isChosen).map(toNetworkView) }),
    'GET /channels': async ({ db, now }) => ({ items: (await readHealth(db)).map((row) => toChannelView(row, now)) }),
    'POST /channels': async (asked) => show(asked, await connect(platform, asked, asked.body)),
    'POST /channels/preview': ({ body }) => previewChannel(platform, body),
    'POST /channels/sign-in': (asked) => beginSignIn(platform, asked, asked.body),
    'PATCH /channels/:id': async (asked) => (await change(platform, asked, asked.params.id, asked.body), show(asked, asked.params.id)),
    'POST /channels/:id/pause': async (asked) => (await pause(asked, asked.params.id), show(asked, asked.params.id)),
    'POST /channels/:id/resume': async (asked) => (await resume(asked, asked.params.id), show(asked, asked.params.id)),
    'POST /channels/:id/check': async (asked) => (await checkNow(platform, asked, asked.params.id), show(asked, asked.params.id)),
    'DELETE /channels/:id': async (asked) => (await disconnect(asked, asked.params.id), { done: true as const }),
  })

/** Offered in the form: what has something to fill in. Files, the API and the demo make their channels themselves. */
const isChosen = (adapter: { fields: readonly unknown[]; signIn?: unknown }): boolean => adapter.fields.length > 0 || adapter.signIn !== undefined

async function show({ tx, now }: Pick<Work, 'tx' | 'now'>, id: string) {
  return toChannelView((await readHealth(tx, id))[0]!, now)
}
