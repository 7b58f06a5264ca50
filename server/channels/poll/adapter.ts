import type { Adapter } from '../adapter.ts'
import { byHand } from '../reach/decide.ts'
import { presets } from './presets.ts'
import { fields, Secret, Settings } from './settings.ts'

/** What reads pages is loaded when one is first read. */
const network = () => import('./network.ts')

/** Any page that answers in JSON, read by a mapping that a person writes. */
export const makePoll = (unhurried?: (ms: number) => number): Adapter => ({
  network: 'poll',
  title: 'JSON page',
  about: 'A forum, review list or status page that answers in JSON, read by a mapping you write. Answers are written there.',
  guide: 'channels/json.md',
  fields,
  presets,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  preview: async (account) => (await network()).preview(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, unhurried)
  },
  reach: (item, now) => byHand(item, now, 'This page takes no answers from here. Open it there to answer.'),
})

export const poll = makePoll()
