/**
 * Trains the models that ship: `node model/train.ts DATA_FOLDER` reads the public sets from the folder and the project's own
 * examples from `model/examples`, writes `model/weights` and then `model/REPORT.md`. The same data give the same bytes.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readOwn } from './train/own.ts'
import { readIntents, readTweets } from './train/public.ts'
import { learn } from './train/learn.ts'
import { writeHead } from './train/write.ts'
import { SIGNS } from '../server/triage/model/signs.ts'
import type { HeadName } from '../server/triage/model/heads.ts'
import type { Example } from './train/example.ts'

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('Usage: node model/train.ts DATA_FOLDER\nThe folder holds the sets that model/README.md names.\n')
  process.exit(2)
}

const own = readOwn(join(import.meta.dirname, 'examples'), 'train')
const tweets = readTweets(folder, 'train')
const material: Record<HeadName, { examples: Example[]; judges: Example[] }> = {
  sentiment: { examples: [...tweets, ...own], judges: [...tweets.filter((_, i) => i % 10 === 0), ...own] },
  intent: { examples: [...own, ...readIntents(folder)], judges: own },
  urgency: { examples: own, judges: own },
}
const weights = join(import.meta.dirname, 'weights')
mkdirSync(weights, { recursive: true })
for (const [name, { examples, judges }] of Object.entries(material) as [HeadName, (typeof material)[HeadName]][]) {
  const began = performance.now()
  const bytes = writeHead(weights, name, learn(name, examples, judges), SIGNS)
  process.stdout.write(
    `${name}: ${examples.length.toLocaleString('en')} examples, ${bytes.toLocaleString('en')} bytes, ${Math.round((performance.now() - began) / 1000)} s\n`,
  )
}
const { report } = await import('./train/report.ts') // it reads with the weights just written
report(folder, { own: own.length, tweets: tweets.length })
