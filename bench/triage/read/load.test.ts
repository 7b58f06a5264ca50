import { describe, expect, test } from 'vitest'
import { CannotTell } from './cannot-tell.ts'
import { load, type Asked } from './load.ts'
import { readTable } from './table.ts'

const take = (text: string, asked: Asked = {}) => load('set', readTable(Buffer.from(text)), asked)
/** A set with one text for each of these labels, twice. */
const withLabels = (column: string, labels: readonly (string | number)[]): string =>
  [`text,${column}`, ...[...labels, ...labels].map((label, i) => `"A message, the ${i}th of all",${label}`)].join('\n')
const truths = (file: string, asked: Asked = {}) =>
  take(file, asked).messages.map((message) => Object.fromEntries(Object.entries(message).filter(([key]) => key !== 'text')))

describe('the task is told by the labels', () => {
  test.each([
    ['label', ['negative', 'Neutral', 'POSITIVE'], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['Stimmung', ['negativ', 'neutro', 'positif'], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['label', [0, 1, 2], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['label', [-1, 0, 1], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['target', [0, 2, 4], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['stars', [1, '3.0', 5], [{ sentiment: 'negative' }, { sentiment: 'neutral' }, { sentiment: 'positive' }]],
    ['sentiment', [0, 4], [{ sentiment: 'negative' }, { sentiment: 'positive' }]],
    ['label', ['complaint', 'other'], [{ complaint: true }, { complaint: false }]],
    ['is_complaint', ['yes', 'no'], [{ complaint: true }, { complaint: false }]],
    ['label', ['complaint', 'praise', 'other'], [{ intent: ['complaint'] }, { intent: ['praise'] }, { intent: ['other'] }]],
    ['category', ['Cancellation', 'Problem', 'Feature Request'], [{ intent: ['goodbye'] }, { intent: ['complaint'] }, { intent: ['suggestion'] }]],
    ['label', ['purchase', 'job seeker', 'press/legal'], [{ intent: ['buying_signal'] }, { intent: ['job'] }, { intent: ['press_legal'] }]],
    ['gold', ['question|praise', 'spam or promotion', 'other'], [{ intent: ['question', 'praise'] }, { intent: ['spam'] }, { intent: ['other'] }]],
    ['urgent', [0, 1, 2], [{ urgency: 0 }, { urgency: 1 }, { urgency: 2 }]],
    ['label', ['urgent', 'not urgent'], [{ urgency: 3 }, { urgency: 0 }]],
    ['priority', ['low', 'high', 'critical'], [{ urgency: 0 }, { urgency: 2 }, { urgency: 3 }]],
    ['lang', ['eng', 'de', 'Portuguese'], [{ language: 'en' }, { language: 'de' }, { language: 'pt' }]],
    ['label', ['ham', 'spam'], [{ spam: false }, { spam: true }]],
  ])('%s: %j', (column, labels, expected) => expect(truths(withLabels(column, labels))).toEqual([...expected, ...expected]))
})

test('the airline set’s columns', () => {
  const { messages, tookFor } = take(
    `tweet_id,airline_sentiment,airline_sentiment_confidence,negativereason,airline,airline_sentiment_gold,name,retweet_count,text,tweet_created
1,neutral,1.0,,Virgin America,,someone,0,@VirginAmerica What @dhepburn said.,2015-02-24 11:35:52 -0800
2,negative,0.3486,Late Flight,United,negative,another,1,"@united you are late, again",2015-02-24 11:15:59 -0800
3,positive,0.6837,,Delta,,third,2,@delta thank you!,2015-02-24 11:15:48 -0800
`,
  )
  expect(messages[1]).toEqual({ text: '@united you are late, again', sentiment: 'negative' })
  expect(tookFor.join()).toContain('sentiment from “airline_sentiment”')
})

test('several columns of labels, and others that could be defended', () => {
  const set = take(
    '{"text":"Where is it?","label":"question","also":["complaint"],"lang":"en","urgent":0}\n{"text":"Broken again","label":"complaint","also":[],"lang":"en","urgent":1}\n',
  )
  expect(set.tasks).toEqual(['language', 'urgency', 'intent'])
  expect(set.messages[0]).toEqual({ text: 'Where is it?', intent: ['question', 'complaint'], language: 'en', urgency: 0 })
})

test('further columns of labels can be defended as well', () => {
  expect(truths('text,label_a,label_b\n"Where is my order, it is late",question,complaint\nGreat job all of you,praise,\n')).toEqual([
    { intent: ['question', 'complaint'] },
    { intent: ['praise'] },
  ])
})

test('without names the texts are the longest and the labels what is understood', () => {
  expect(truths('positive,"Hello, there you are"\nnegative,Go away at once\npositive,Fine by me my friend\n')).toEqual([
    { sentiment: 'positive' },
    { sentiment: 'negative' },
    { sentiment: 'positive' },
  ])
})

test('what is not understood is set aside and counted; a limit takes rows from all of the file', () => {
  const file = withLabels('label', ['positive', 'negative', 'neutral', 'unsure', 'positive', ''])
  const set = take(file)
  expect([set.messages.length, set.setAside, set.tookFor[1]]).toEqual([8, 4, '8 rows used, 4 set aside (4 without a label that is understood)'])
  expect(take(file, { limit: 2 }).messages.map(({ text }) => text)).toEqual(['A message, the 0th of all', 'A message, the 6th of all'])
})

test('what cannot be guessed can be said; what makes no sense is refused with what to pass', () => {
  const unknown = withLabels('x', ['alpha', 'beta'])
  expect(() => take(unknown)).toThrow(/“x” \(alpha, beta\).*--label COLUMN and --task/)
  expect(() => take(unknown)).toThrow(CannotTell)
  expect(() => take(unknown, { label: 'y' })).toThrow('no column “y”')
  expect(() => take(unknown, { label: 'x', task: 'intent' })).toThrow('not understood as intent')
  expect(take(unknown, { task: 'speed' })).toMatchObject({ tasks: [], messages: { length: 4 } })
  const yesNo = withLabels('flag', [1, 0])
  expect(() => take(yesNo)).toThrow('understood')
  expect(truths(yesNo, { task: 'complaint' })[0]).toEqual({ complaint: true })
  expect(truths(yesNo, { label: 'flag', task: 'spam' })[0]).toEqual({ spam: true })
})
