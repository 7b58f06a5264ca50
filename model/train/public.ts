import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Sentiment } from '../../server/triage/model/heads.ts'
import type { Example } from './example.ts'

type Row = Record<string, string>
const read = (folder: string, file: string): Row[] => parse(readFileSync(join(folder, file)), { columns: true, relax_quotes: true })

/** SemEval 2013–2017 task 4A: tweets with how they feel. */
export const readTweets = (folder: string, part: 'train' | 'val'): Example[] =>
  read(folder, `sentiment_semeval/${part}.csv`).map(({ text, label }) => ({ text: text!, language: 'en', sentiment: label as Sentiment, weight: 1 }))

/**
 * What other sets say of intents, each counting little: they come from other kinds of talk. Advertising and chat from the SMS
 * Spam Collection, wishes to buy from tweets about a telephone, questions and problems of bank customers, tweets that want nothing.
 */
export function readIntents(folder: string): Example[] {
  const as = (rows: Row[], intentOf: (row: Row) => string | null, weight: number): Example[] =>
    rows.flatMap((row) => {
      const intent = intentOf(row)
      return intent ? [{ text: row['text']!, language: 'en', intents: [intent], weight }] : []
    })
  const every = (rows: Row[], n: number): Row[] => rows.filter((_, i) => i % n === 0)
  return [
    ...as(read(folder, 'spam_sms/train.csv'), ({ label }) => (label === 'spam' ? 'spam' : null), WEIGHTS.spam),
    ...as(every(read(folder, 'spam_sms/train.csv'), 4), ({ label }) => (label === 'ham' ? 'other' : null), WEIGHTS.chat),
    ...as(
      read(folder, 'purchase_intent/iphone_train.csv'),
      ({ label }) => (label === 'pi' ? 'buying_signal' : label === 'no' ? 'other' : null),
      WEIGHTS.buying,
    ),
    ...as(every(read(folder, 'intent_banking77/train.csv'), 5), ({ label, category }) => ofBank((label ?? category)!), WEIGHTS.bank),
    ...as(every(read(folder, 'sentiment_semeval/train.csv'), 12), ({ label }) => (label === 'neutral' ? 'other' : null), WEIGHTS.tweets),
  ]
}

/** The SMS Spam Collection whole: what is advertising, and what is talk. */
export const readMessages = (folder: string): Example[] =>
  read(folder, 'spam_sms/train.csv').map(({ text, label }) => ({ text: text!, language: 'en', intents: [label === 'spam' ? 'spam' : 'other'], weight: 1 }))

/** Chosen by cross-validation on the project's own examples. */
const WEIGHTS = { spam: 0.2, chat: 0.2, buying: 0.2, bank: 0.2, tweets: 0.2 }

/** Banking77's names of intents that tell of something wrong; the others ask. */
const PROBLEM =
  /declined|not_working|not_recogni|failed|wrong|lost|stolen|swallowed|compromised|charged|not_received|didnt|unable|blocked|not_updated|reverted|pending|delay|arrival|_not_/
const ofBank = (label: string): string => (PROBLEM.test(label) ? 'complaint' : 'question')
