import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const DOCS = 'https://developers.facebook.com'
const window = from('Messenger and Instagram, messaging policy', `${DOCS}/documentation/business-messaging/messenger-platform/policy/`)
const onFacebook = from('Messenger, private replies', `${DOCS}/documentation/business-messaging/messenger-platform/discovery/private-replies`)
const onInstagram = from('Instagram, private replies', `${DOCS}/documentation/business-messaging/instagram-messaging/features/private-replies`)
const sending = from('Instagram, sending messages', `${DOCS}/documentation/business-messaging/instagram-messaging/features/send-message`)
const message = from('Instagram, messaging API', `${DOCS}/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api`)
const access = from('Meta, access levels', `${DOCS}/docs/graph-api/overview/access-levels`)
const replies = from('Threads API, overview', `${DOCS}/docs/threads/overview/`)
const threadsPost = from('Threads API, posts', `${DOCS}/documentation/threads/posts`)
const service = from('WhatsApp, service messages', `${DOCS}/documentation/business-messaging/whatsapp/messages/send-messages`)
const charged = from('WhatsApp, pricing', `${DOCS}/documentation/business-messaging/whatsapp/pricing`, 'told')
const free = from('Make, on WhatsApp', 'https://apps.make.com/whatsapp-business-cloud-modules', 'told')
const text = from('PostHog, on WhatsApp', 'https://posthog.com/docs/data-pipelines/destinations/whatsapp', 'told')
const lengths = from('HighLevel, length of comments by network', 'https://marketplace.gohighlevel.com/docs/ghl/social-planner/comments', 'told')
const messenger = from('Messenger, as its developers tell', `${DOCS}/docs/messenger-platform/reference/send-api/`, 'told')

const OWN = { access: 'own-app', formatting: 'plain', mentions: '@name', threads: false, perDay: null, price: null, walled: false } as const
const OWN_APP = access('An app that only one’s own people use needs no review (Standard Access).')
const REVIEWED = [
  OWN_APP,
  sending('With Standard Access messages reach only people who have a role on the app: to answer customers privately, Meta must review it (Advanced Access).'),
]

const WITHIN_A_DAY = 24
const WITHIN_A_WEEK = 7 * 24

export const facebook: Rules = {
  ...OWN,
  access: 'approval',
  network: 'facebook',
  title: 'Facebook',
  toPublic: { answer: 'both', directHours: WITHIN_A_WEEK, directOnce: true },
  toDirect: { answer: 'direct', hours: WITHIN_A_DAY, note: 'Messages can be answered within 24 hours of their last one. Wait until they write again.' },
  length: { public: { most: 8000, unit: 'characters' }, direct: { most: 2000, unit: 'characters' } },
  media: { count: 1, bytes: 25_000_000, types: [], alt: false },
  facts: [
    window('A message may be sent within 24 hours of the customer’s last one; who came by an advertisement may be answered for up to seven days.'),
    onFacebook('A comment may be answered with one private message, within seven days.'),
    lengths('A comment has at most 8,000 characters.'),
    messenger('A message has at most 2,000 characters.'),
    ...REVIEWED,
  ],
}

export const instagram: Rules = {
  ...OWN,
  access: 'approval',
  network: 'instagram',
  title: 'Instagram',
  toPublic: { answer: 'both', directHours: WITHIN_A_WEEK, directOnce: true },
  toDirect: { answer: 'direct', hours: WITHIN_A_DAY, note: 'Messages can be answered within 24 hours of their last one. Wait until they write again.' },
  length: { public: { most: 2200, unit: 'characters' }, direct: { most: 1000, unit: 'characters', bytes: 1000 } },
  media: { count: 1, bytes: 8_000_000, types: ['image/', 'video/', 'audio/'], alt: false },
  facts: [
    window('A message may be sent within 24 hours of the customer’s last one; who came by an advertisement may be answered for up to seven days.'),
    onInstagram('A comment may be answered with one private message, within seven days; one to a live film only while it lasts.'),
    message('A message has at most 1,000 bytes: fewer characters, where they are not Latin.'),
    sending('Pictures of up to 8 MB, films and sound of up to 25 MB.'),
    lengths('A comment has at most 2,200 characters.'),
    ...REVIEWED,
  ],
}

export const threads: Rules = {
  ...OWN,
  network: 'threads',
  title: 'Threads',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'none', note: 'Threads lets no app send direct messages. Open it there to answer.' },
  length: { public: { most: 500, unit: 'heavy_emoji' }, direct: null },
  media: { count: 20, bytes: 8_000_000, types: ['image/', 'video/'], alt: true },
  threads: true,
  perDay: 1000,
  facts: [
    replies('An account may publish 1,000 answers in 24 hours through the API, and 250 posts.'),
    threadsPost('A post has at most 500 characters; an emoji counts as many as it has bytes.'),
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
    service('A message of one’s own words may be sent within 24 hours of the customer’s last message or call; later only a template that WhatsApp approved.'),
    charged('Templates are paid, by country and kind; since October 2026 answers within the 24 hours are paid, too.'),
    free('Of these the first 1,000 a month and number are free.'),
    text('A message has at most 4,096 characters.'),
    OWN_APP,
  ],
}
