/** What is wrong with a query, and where: `from` and `to` are places in its text, characters from 0. */
export interface Trouble {
  code: TroubleCode
  from: number
  to: number
  /** What of the query is meant, for the sentence. */
  part: string
  /** What to do about it, in English. */
  says: string
}

const SAYS = {
  empty: () => 'Write what to watch for: a word, or a "phrase in quotes".',
  'too-long': () => 'A query has at most 2,000 characters and 200 words. Make two watches of it.',
  'open-quote': () => 'This quotation mark is not closed. Add another one where the phrase ends.',
  'open-bracket': () => 'This bracket is not closed. Add a ) where the group ends.',
  'stray-bracket': () => 'This ) closes nothing. Take it away, or add a ( where the group begins.',
  'empty-brackets': () => 'Between these brackets is nothing. Write a word into them, or take them away.',
  'too-deep': () => 'Brackets may stand at most 20 deep.',
  'missing-side': (part: string) => `${part} stands between two words or groups. One of them is missing here.`,
  'missing-not': (part: string) => `Write after ${part} what must not be said.`,
  star: () => 'A * stands at the end of a word of two letters or more, like shoe*.',
  'nothing-said': (part: string) => `In ${part} are no letters, digits or emoji to look for.`,
  'unknown-field': (part: string) => `There is no “${part}:”. There are from:, lang: and has:link. If you look for these words, put them in quotes.`,
  'bad-from': () => 'Write whose posts are meant directly after from:, like from:@anna.',
  'bad-lang': () => 'Write a language’s two letters directly after lang:, like lang:en.',
  'bad-has': () => 'The only thing to ask for with has: is has:link.',
  'near-number': () => 'Say how many words apart, from 1 to 50, like NEAR/5.',
  'near-sides': () => 'NEAR joins two words or phrases, or two groups of them with OR inside, and no third.',
  'only-not': () => 'This says only what must not be there, so nearly everything would be caught. Add a word that must be there.',
  'only-narrow': (part: string) => `${part} alone would catch a whole stream. Add a word that must be there.`,
} as const satisfies Record<string, (part: string) => string>

export type TroubleCode = keyof typeof SAYS

/** Thrown while a query is read; `readQuery` gives it back. */
export class QueryTrouble extends Error {
  override name = 'QueryTrouble'
  readonly trouble: Trouble

  constructor(code: TroubleCode, { from, to }: { from: number; to: number }, part = '') {
    const says = SAYS[code](part)
    super(says)
    this.trouble = { code, from, to, part, says }
  }
}
