import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const posting = from('Mastodon, posting to your profile', 'https://docs.joinmastodon.org/user/posting/')
const instance = from('Mastodon API, instance', 'https://docs.joinmastodon.org/entities/Instance/')
const limits = from('Mastodon API, rate limits', 'https://docs.joinmastodon.org/api/rate-limits/')

export const mastodon: Rules = {
  network: 'mastodon',
  title: 'Mastodon',
  access: 'open',
  toPublic: { answer: 'both' },
  toDirect: { answer: 'direct' },
  length: { public: { most: 500, unit: 'characters', link: 23, mention: 'name' }, direct: { most: 500, unit: 'characters', link: 23, mention: 'name' } },
  formatting: 'plain',
  mentions: '@name@server',
  media: { count: 4, bytes: null, types: ['image/', 'video/', 'audio/'], alt: true },
  threads: true,
  perDay: null,
  price: null,
  walled: false,
  facts: [
    posting(
      'A post has at most 500 characters, unless its server says otherwise. A link counts 23, however long it is; of somebody’s handle the server does not count.',
    ),
    instance('Each server says how long a post may be, what a link counts, and how many files it takes.'),
    limits('An account may ask its server 300 times in five minutes.'),
  ],
}
