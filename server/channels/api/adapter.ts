import { z } from 'zod'
import type { Adapter } from '../adapter.ts'
import { byHand } from '../reach/decide.ts'
import { titleOf } from '../reach/table.ts'

/** What another program posted to our API. It came with no way back, so it is answered where it was written. */
export const api: Adapter = {
  network: 'api',
  title: 'API',
  about: 'Messages that another program brings in through the API.',
  guide: 'channels/api.md',
  fields: [],
  settings: z.object({}),
  secret: z.object({}),
  check: (account) => Promise.resolve({ accountName: account.name }),
  reach: (item, now) => byHand(item, now, `This came through the API. Open it on ${titleOf(item.network)} to answer there.`),
}
