import { join } from 'node:path'
import type { HeadName } from '../../server/triage/model/heads.ts'
import type { Example } from './example.ts'
import { readOwn } from './own.ts'
import { readIntents, readTweets } from './public.ts'

/** How much an own example counts beside a tweet for moods: there are ten tweets to each, and it is written to a company, as what will be read. */
const OWN_MOODS = 2

/** What a head learns from, and those among it by whose like it is made honest. */
export interface Material {
  examples: Example[]
  judges: Example[]
}

/** The examples of each head, from the folder of public sets and the project's own. */
export function materialOf(folder: string): Record<HeadName, Material> {
  const own = readOwn(join(import.meta.dirname, '../examples'), 'train')
  const moods = own.map((example) => ({ ...example, weight: OWN_MOODS }))
  const tweets = readTweets(folder, 'train')
  return {
    sentiment: { examples: [...tweets, ...moods], judges: [...tweets.filter((_, i) => i % 10 === 0), ...moods] },
    intent: { examples: [...own, ...readIntents(folder)], judges: own },
    urgency: { examples: own, judges: own },
  }
}
