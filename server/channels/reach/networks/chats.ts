import type { Rules } from '../rules.ts'
import { from } from './fact.ts'

const bot = from('Telegram Bot API', 'https://core.telegram.org/bots/api#sendmessage')
const faq = from('Telegram, bots FAQ', 'https://core.telegram.org/bots/faq')
const room = from('Discord, create message', 'https://discord.com/developers/docs/resources/message#create-message')
const reading = from('Discord, privileged intents', 'https://docs.discord.com/developers/gateway/getting-started-with-privileged-intent-review')

const CHAT = { formatting: 'plain', mentions: '@name', threads: true, perDay: null, price: null, walled: false } as const

export const telegram: Rules = {
  ...CHAT,
  network: 'telegram',
  title: 'Telegram',
  access: 'open',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'direct' },
  length: { public: { most: 4096, unit: 'characters' }, direct: { most: 4096, unit: 'characters' } },
  media: { count: 10, bytes: 50 * 1024 * 1024, types: [], alt: false },
  facts: [
    bot('A message has at most 4,096 characters.'),
    faq('A bot can answer only who has written to it, and nobody who blocked it.'),
    faq('A bot may send about 30 messages a second, and one a second into one chat; a file has at most 50 MB.'),
  ],
}

export const discord: Rules = {
  ...CHAT,
  network: 'discord',
  title: 'Discord',
  access: 'open',
  toPublic: { answer: 'public' },
  toDirect: { answer: 'direct' },
  length: { public: { most: 2000, unit: 'characters' }, direct: { most: 2000, unit: 'characters' } },
  formatting: 'markdown',
  media: { count: 10, bytes: 10 * 1024 * 1024, types: [], alt: true },
  facts: [
    room('A message has at most 2,000 characters, and at most ten files of 10 MB.'),
    reading('A bot reads what others write in its rooms only with the message content intent; since June 2026 Discord reviews that above 10,000 users.'),
  ],
}
