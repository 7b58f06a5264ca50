import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const quota = from('YouTube Data API, quota', 'https://developers.google.com/youtube/v3/determine_quota_cost')
const restricted = from('LinkedIn, restricted uses', 'https://learn.microsoft.com/en-us/linkedin/marketing/restricted-use-cases')
const leads = from('LinkedIn, Lead Sync API', 'https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync-overview')
const comment = from('Publora, commenting on LinkedIn', 'https://glama.ai/mcp/connectors/com.publora/mcp-server/tools/linkedin_create_comment', 'told')
const lengths = from('HighLevel, length of comments by network', 'https://marketplace.gohighlevel.com/docs/ghl/social-planner/comments', 'told')
const markdown = from('Reddit, as those who write there tell', 'https://www.reddit.com/dev/api', 'told')
const builder = from('Reddit, responsible builder policy', 'https://support.reddithelp.com/hc/articles/42728983564564')
const messaging = from('TikTok business messaging, as its partners tell', 'https://documentation.qiscus.com/omnichannel-chat/tiktok-direct-message', 'told')
const applied = from('Chatwoot, setting up TikTok', 'https://developers.chatwoot.com/self-hosted/configuration/features/integrations/tiktok', 'told')

const GATED = { formatting: 'plain', media: null, threads: false, perDay: null, price: null, walled: false } as const

export const youtube: Rules = {
  ...GATED,
  network: 'youtube',
  title: 'YouTube',
  access: 'own-app',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'none', note: 'YouTube knows no direct messages.' },
  length: { public: { most: 10_000, unit: 'characters' }, direct: null },
  mentions: '@name',
  // A call that lists up to 100 comments costs one unit, so one comment a hundredth.
  price: { unit: 'units', readOwn: 0.01, read: 0.01, answer: 50, answerWithLink: 50, dayOf: 'America/Los_Angeles' },
  facts: [
    quota('A project has 10,000 units a day, until midnight in California. Writing a comment costs 50, listing up to 100 comments 1.'),
    quota('Searches and uploads are counted apart: 100 a day of each.'),
    lengths('A comment has at most 10,000 characters.'),
  ],
}

export const linkedin: Rules = {
  ...GATED,
  network: 'linkedin',
  title: 'LinkedIn',
  access: 'approval',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'none', note: 'LinkedIn lets no app answer messages of its members. Open it there to answer.' },
  length: { public: { most: 1250, unit: 'characters' }, direct: null },
  mentions: '@name',
  walled: true,
  facts: [
    restricted(
      'What LinkedIn tells of its members may serve to manage one’s own page, and nothing else: never sales, leads, a customer record or an audience.',
    ),
    restricted('It may not be exported or handed on.'),
    leads('Leads that people send by a LinkedIn form may be brought into a customer record by the Lead Sync API, for which LinkedIn chooses who gets it.'),
    comment('A comment has at most 1,250 characters.'),
  ],
}

export const reddit: Rules = {
  ...GATED,
  network: 'reddit',
  title: 'Reddit',
  access: 'approval',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'direct' },
  length: { public: { most: 10_000, unit: 'characters' }, direct: { most: 10_000, unit: 'characters' } },
  formatting: 'markdown',
  mentions: 'u/name',
  facts: [
    builder('Reddit approves every app before it may read anything; for commercial use a contract is needed.'),
    markdown('A comment and a message have at most 10,000 characters.'),
  ],
}

export const tiktok: Rules = {
  ...GATED,
  network: 'tiktok',
  title: 'TikTok',
  access: 'approval',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'direct', hours: 48, note: 'Messages can be answered within 48 hours of their last one. Wait until they write again.' },
  length: { public: { most: 150, unit: 'characters' }, direct: { most: 6000, unit: 'characters' } },
  mentions: '@name',
  facts: [
    applied('Access to messages is applied for, and TikTok grants it; not for accounts in the European Economic Area, Switzerland and the United Kingdom.'),
    messaging('Up to ten messages may be sent within 48 hours of the customer’s last one.'),
    lengths('A comment has at most 150 characters.'),
  ],
}
