import type { Answer, Asked } from '../../app/asking/api.ts'

export type Topic = Answer<'GET /topics'>['items'][number]
export type TopicGiven = Asked<'POST /topics'>['body']
export type Proposal = Answer<'GET /topics/proposals'>['items'][number]

/** One message a line, as examples are written; empty lines say nothing. */
export const examplesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
