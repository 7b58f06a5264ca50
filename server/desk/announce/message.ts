import type { AnnouncedEvent } from './outlet.ts'

/** What is told at an outlet. What may not be told there is null. */
export interface Told {
  /** The announcement's: the same on every attempt. */
  id: string
  event: AnnouncedEvent | 'test'
  at: string
  conversation: {
    id: string
    url: string
    team: string
    owner: string | null
    channel: string
    dueAt: string | null
    person: string | null
    text: string | null
  } | null
  /** Why it was handed on, in the words of who did. */
  why: string | null
}

const WORDS = {
  en: {
    nearly_due: 'Nearly due',
    breached: 'Overdue',
    handed: 'Handed over',
    test: 'Aerie can reach you here.',
    open: 'Open in Aerie',
    queue: 'in the queue',
    due: 'due',
  },
  de: {
    nearly_due: 'Bald fällig',
    breached: 'Überfällig',
    handed: 'Übergeben',
    test: 'Aerie erreicht Sie hier.',
    open: 'In Aerie öffnen',
    queue: 'in der Warteschlange',
    due: 'fällig',
  },
}

/** Slack reads &, < and > as its own (docs.slack.dev/messaging/formatting-message-text, 2026-11). */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** A section holds 3,000 characters, and a chat is no place for more than a glimpse. */
const LONGEST = 500

/** As a message of Slack: a line for notices, the same in blocks, and a button that opens the desk at the conversation. */
export function slackMessage({ event, conversation: c, why }: Told, language: string): { text: string; blocks: object[] } {
  const words = WORDS[language === 'de' ? 'de' : 'en']
  if (!c) return { text: words.test, blocks: [{ type: 'section', text: { type: 'plain_text', text: words.test } }] }
  const due = c.dueAt ? `, ${words.due} <!date^${Math.floor(Date.parse(c.dueAt) / 1000)}^{date_short_pretty} {time}|${c.dueAt}>` : ''
  const head = `*${words[event]}*: ${plain([c.person, c.channel].filter(Boolean).join(' · '))} — ${plain(c.team)}, ${plain(c.owner ?? words.queue)}${due}`
  const said = [why, c.text].flatMap((one) => (one ? [`> ${plain(one.slice(0, LONGEST)).replaceAll('\n', '\n> ')}`] : []))
  return {
    text: `${words[event]}: ${plain(c.team)} ${c.url}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: [head, ...said].join('\n') } },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: words.open }, url: c.url, action_id: 'open' }] },
    ],
  }
}
