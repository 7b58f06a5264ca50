import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const pricing = from('X API, pricing', 'https://docs.x.com/x-api/getting-started/pricing')
const replies = from('X API, changelog of 23 February 2026', 'https://docs.x.com/changelog')
const counting = from('X API, counting characters', 'https://docs.x.com/fundamentals/counting-characters')
const media = from('X API, media best practices', 'https://docs.x.com/x-api/media/quickstart/best-practices')
const messages = from('X API, direct messages', 'https://docs.x.com/x-api/direct-messages/manage/introduction', 'told')
const apps = from('X, developer policy', 'https://docs.x.com/developer-terms/policy')

export const x: Rules = {
  network: 'x',
  title: 'X',
  access: 'paid',
  toPublic: {
    answer: 'public',
    only: 'who-called-us',
    note: 'X lets apps answer only those who mentioned or quoted us. Open it there to answer by hand.',
  },
  toDirect: { answer: 'direct' },
  length: { public: { most: 280, unit: 'weighted', link: 23 }, direct: { most: 10_000, unit: 'characters' } },
  formatting: 'plain',
  mentions: '@name',
  media: { count: 4, bytes: 5_000_000, types: ['image/', 'video/'], alt: true },
  threads: true,
  perDay: null,
  // Whom an app may answer has called us, so an answer has the price of such; whether a link makes that dearer is not told: we reckon with it.
  price: { unit: 'USD', readOwn: 0.001, read: 0.005, answer: 0.01, answerWithLink: 0.2, readDirect: 0.01, answerDirect: 0.015 },
  walled: false,
  facts: [
    replies('An app on self-serve access may answer only those who mentioned or quoted us.'),
    pricing(
      'An answer to who called us costs $0.010, any other post $0.015, one with a link $0.20: more than ten times as much. A direct message costs $0.015.',
    ),
    pricing(
      'Reading a post costs $0.005, one that mentions us $0.001 through an app of our own, a direct message $0.010; each once a day (UTC), however often it is read.',
    ),
    pricing('All is paid in advance, and at most three million posts may be read in a month.'),
    counting('A post has at most 280 characters; a link counts 23, an emoji and a Chinese, Japanese or Korean sign count two.'),
    media('A post shows up to four pictures of 5 MB each, or one film.'),
    messages('A direct message has at most 10,000 characters.'),
    apps('Several apps for one use, or the same tool under many names, are not allowed without leave: ask X before you register one more.'),
  ],
}
