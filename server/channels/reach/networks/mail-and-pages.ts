import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const automatic = from('RFC 3834, automatic responses to mail', 'https://www.rfc-editor.org/rfc/rfc3834')
const rss = from('RSS 2.0', 'https://www.rssboard.org/rss-specification')

const NOTHING = { mentions: null, threads: false, perDay: null, price: null, walled: false } as const

export const email: Rules = {
  ...NOTHING,
  network: 'email',
  title: 'Email',
  access: 'open',
  toPublic: { answer: 'direct' },
  toDirect: { answer: 'direct' },
  length: { public: null, direct: null },
  formatting: 'plain',
  media: { count: 100, bytes: null, types: [], alt: false },
  facts: [automatic('A mail that a machine wrote is not answered, so that two machines never answer each other without end.')],
}

export const feed: Rules = {
  ...NOTHING,
  network: 'feed',
  title: 'Feed',
  access: 'none',
  toPublic: { answer: 'none', note: 'Feeds take no answers. Open it there to answer.' },
  toDirect: { answer: 'none', note: 'Feeds take no answers. Open it there to answer.' },
  length: { public: null, direct: null },
  formatting: 'plain',
  media: null,
  facts: [rss('A feed is read only; who publishes it takes comments on their own page, if at all.')],
}
