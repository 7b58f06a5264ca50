import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const post = from('Lexicon app.bsky.feed.post', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json')
const message = from('Lexicon chat.bsky.convo.defs', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/chat/bsky/convo/defs.json')
const images = from('Lexicon app.bsky.embed.images', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json')
const limits = from('Bluesky, rate limits', 'https://docs.bsky.app/docs/advanced-guides/rate-limits')
const gates = from('Lexicon app.bsky.feed.threadgate', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/threadgate.json')

/** Posts of one answer; who has more to say writes a page and links to it. */
const MOST_PARTS = 10

export const bluesky: Rules = {
  network: 'bluesky',
  title: 'Bluesky',
  access: 'open',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'direct' },
  length: { public: { most: 300, unit: 'graphemes', bytes: 3000, parts: MOST_PARTS }, direct: { most: 1000, unit: 'graphemes', bytes: 10_000 } },
  formatting: 'plain',
  mentions: '@name.domain',
  media: { count: 4, bytes: 2_000_000, types: ['image/'], alt: true },
  threads: true,
  perDay: null,
  price: null,
  walled: false,
  facts: [
    post('A post has at most 300 characters as a reader counts them, and 3,000 bytes.'),
    message('A direct message has at most 1,000 characters as a reader counts them, and 10,000 bytes.'),
    images('A post shows at most four pictures of 2 MB each, every one with a text for who cannot see it.'),
    gates('Who wrote a post may say who may answer it.'),
    limits('An account may write 1,666 posts an hour and 11,666 a day; a machine may ask 3,000 times in five minutes.'),
  ],
}
