import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const window = from('Messenger platform, policy', 'https://developers.facebook.com/docs/messenger-platform/policy/policy-overview', 'told')
const comment = from('Instagram, private replies', 'https://developers.facebook.com/docs/messenger-platform/instagram/features/private-replies', 'told')
const access = from('Meta, access levels', 'https://developers.facebook.com/docs/graph-api/overview/access-levels', 'told')
const replies = from('Threads API, overview', 'https://developers.facebook.com/docs/threads/overview/')
const threadsPost = from('Threads API, posts', 'https://developers.facebook.com/docs/threads/posts', 'told')
const service = from('WhatsApp, pricing', 'https://developers.facebook.com/docs/whatsapp/pricing', 'told')
const text = from('WhatsApp Cloud API, text messages', 'https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages', 'told')

const OWN = { access: 'own-app', formatting: 'plain', mentions: '@name', threads: false, perDay: null, price: null, walled: false } as const
const OWN_APP = access('For one’s own business an app of one’s own is enough, without review.')

const WITHIN_A_DAY = 24
const WITHIN_A_WEEK = 7 * 24

export const facebook: Rules = {
  ...OWN,
  network: 'facebook',
  title: 'Facebook',
  toPublic: { answer: 'both', directHours: WITHIN_A_WEEK, directOnce: true },
  toDirect: { answer: 'direct', hours: WITHIN_A_DAY, note: 'Messages can be answered within 24 hours of their last one. Wait until they write again.' },
  length: { public: { most: 8000, unit: 'characters' }, direct: { most: 2000, unit: 'characters' } },
  media: { count: 1, bytes: 25_000_000, types: [], alt: false },
  facts: [
    window('A message may be sent within 24 hours of the customer’s last one.'),
    comment('A comment may be answered with one private message, within seven days.'),
    OWN_APP,
  ],
}

export const instagram: Rules = {
  ...OWN,
  network: 'instagram',
  title: 'Instagram',
  toPublic: { answer: 'both', directHours: WITHIN_A_WEEK, directOnce: true },
  toDirect: { answer: 'direct', hours: WITHIN_A_DAY, note: 'Messages can be answered within 24 hours of their last one. Wait until they write again.' },
  length: { public: { most: 2200, unit: 'characters' }, direct: { most: 1000, unit: 'characters', bytes: 1000 } },
  media: { count: 1, bytes: 8_000_000, types: ['image/', 'video/', 'audio/'], alt: false },
  facts: [
    window('A message may be sent within 24 hours of the customer’s last one.'),
    comment('A comment may be answered with one private message, within seven days.'),
    OWN_APP,
  ],
}

export const threads: Rules = {
  ...OWN,
  network: 'threads',
  title: 'Threads',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'none', note: 'Threads lets no app send direct messages. Open it there to answer.' },
  length: { public: { most: 500, unit: 'characters' }, direct: null },
  media: { count: 20, bytes: 8_000_000, types: ['image/', 'video/'], alt: true },
  threads: true,
  perDay: 1000,
  facts: [
    replies('An account may publish 1,000 answers in 24 hours through the API, and 250 posts.'),
    threadsPost('A post has at most 500 characters.'),
    OWN_APP,
  ],
}

export const whatsapp: Rules = {
  ...OWN,
  network: 'whatsapp',
  title: 'WhatsApp',
  mentions: null,
  toPublic: { answer: 'none', note: 'WhatsApp knows no public messages.' },
  toDirect: {
    answer: 'direct',
    hours: WITHIN_A_DAY,
    note: 'After 24 hours WhatsApp takes only a paid template that it has approved. Wait until they write again, or send one there.',
  },
  length: { public: null, direct: { most: 4096, unit: 'characters' } },
  media: { count: 1, bytes: 16_000_000, types: [], alt: false },
  facts: [
    window('A message of one’s own words may be sent within 24 hours of the customer’s last one.'),
    service('Later only a template that WhatsApp approved may be sent; it is paid, by country and kind.'),
    service('Since October 2026 answers within the 24 hours are counted too: the first 1,000 a month and number are free.'),
    text('A message has at most 4,096 characters.'),
    OWN_APP,
  ],
}
