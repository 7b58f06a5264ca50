import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const pricing = from('X API, pricing', 'https://docs.x.com/x-api/getting-started/pricing')
const owned = from('X API, pricing of April 2026', 'https://docs.x.com/x-api/getting-started/pricing', 'told')
const replies = from('X, developer announcement of February 2026', 'https://docs.x.com/changelog', 'told')
const counting = from('X API, counting characters', 'https://docs.x.com/fundamentals/counting-characters', 'told')
const users = from('X, developer guidelines', 'https://docs.x.com/developer-guidelines', 'told')

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
  price: { unit: 'USD', readOwn: 0.001, read: 0.005, answer: 0.015, answerWithLink: 0.2 },
  walled: false,
  facts: [
    replies('An app on self-serve access may answer only those who mentioned or quoted us.'),
    pricing('A post costs $0.015; one with a link $0.20, more than ten times as much.'),
    pricing('Reading a post costs $0.005, once a day (UTC) however often it is read. All is paid in advance.'),
    owned('Reading what was said to us costs $0.001.'),
    counting('A post has at most 280 characters; a link counts 23, an emoji and a Chinese, Japanese or Korean sign count two.'),
    users('To ask others to register an app of their own may breach the terms: ask X before you do.'),
  ],
}
