import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const post = from('Lexicon app.bsky.feed.post', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json')
const images = from('Lexicon app.bsky.embed.images', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json')
const limits = from('Bluesky, rate limits', 'https://docs.bsky.app/docs/advanced-guides/rate-limits', 'told')
const gates = from('Lexicon app.bsky.feed.threadgate', 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/threadgate.json')

export const bluesky: Rules = {
  network: 'bluesky',
  title: 'Bluesky',
  access: 'open',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'none', note: 'Direct messages of Bluesky are answered in its app.' },
  length: { public: { most: 300, unit: 'graphemes', bytes: 3000 }, direct: null },
  formatting: 'plain',
  mentions: '@name.domain',
  media: { count: 4, bytes: 1_000_000, types: ['image/'], alt: true },
  threads: true,
  perDay: null,
  price: null,
  walled: false,
  facts: [
    post('A post has at most 300 characters as a reader counts them, and 3,000 bytes.'),
    images('A post shows at most four pictures of 1 MB each, every one with a text for who cannot see it.'),
    gates('Who wrote a post may say who may answer it.'),
    limits('An account may write about 1,600 posts an hour.'),
  ],
}
