import { join } from 'node:path'
import { readOwn } from '../../model/train/own.ts'
import type { Example } from '../../model/train/example.ts'
import type { Intent } from '../../server/triage/understand.ts'
import type { MessageSet } from './read/load.ts'
import type { Message } from './read/tasks.ts'

/** The project's own test part, which nothing is tuned on: English, for which what must be reached is promised; all, for their languages; and the other five languages beside it. */
export function ownSets(): MessageSet[] {
  const all = readOwn(join(import.meta.dirname, '../../model/examples'), 'test').map(asMessage)
  const english = all.filter(({ language }) => language === 'en')
  const others = all.filter(({ language }) => language !== 'en')
  const unlabelled = (messages: Message[]): Message[] => messages.map((message) => ({ ...message, language: undefined }))
  return [
    { ...asSet('own test, English', unlabelled(english)), isCompared: true },
    asSet(
      'own test, six languages',
      all.map(({ text, language, intent }) => ({ text, language, spam: intent![0] === 'spam' })),
    ),
    { ...asSet('own test, five other languages', unlabelled(others)), isPromised: false },
  ]
}

function asMessage({ text, language, sentiment, intents, also, urgent }: Example): Message {
  return { text, language, sentiment, intent: [...intents!, ...(also ?? [])] as Intent[], urgency: urgent }
}

/** Nothing is learned from it: it is of many trades, and small. */
const asSet = (name: string, messages: readonly Message[]): MessageSet => ({
  name,
  messages,
  tasks: [],
  tookFor: [`${name}: ${messages.length} messages of model/examples/test`],
  setAside: 0,
  isPromised: true,
  isCompared: false,
})
