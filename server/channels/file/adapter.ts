import { z } from 'zod'
import type { Adapter } from '../adapter.ts'
import { byHand } from '../reach/decide.ts'
import { titleOf } from '../reach/table.ts'

/** What a file brought in. It is read by an import, so nothing is received here and nothing can be sent. */
export const file: Adapter = {
  network: 'file',
  title: 'Imported file',
  about: 'Messages brought in from a file. They are owned and timed like any other; answering is done where they came from.',
  guide: 'channels/import.md',
  fields: [],
  settings: z.object({}),
  secret: z.object({}),
  check: (account) => Promise.resolve({ accountName: account.name }),
  reach: (item, now) => byHand(item, now, `This came from a file. Open it on ${titleOf(item.network)} to answer there.`),
}
