import { htmlToText } from '#platform/outside/html-text.ts'
import type { Status } from './status.ts'

/** A server of somebody's own may send posts without end; more than this nobody reads, characters. */
const LONGEST = 100_000

/**
 * What a post says, for reading and understanding: its content warning first, the text, the choices of a poll, and what
 * stands beside its pictures and films for those who do not see them.
 */
export function wordsOf({
  spoiler_text: warning,
  content,
  poll,
  media_attachments: media,
}: Pick<Status, 'spoiler_text' | 'content' | 'poll' | 'media_attachments'>): string {
  return [
    warning && `⚠ ${warning}`,
    plain(content),
    (poll?.options ?? []).map(({ title }) => `○ ${title}`).join('\n'),
    (media ?? []).map(({ description }) => (description ? `🖼 ${description}` : '🖼')).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, LONGEST)
    .replaceAll('\u0000', '')
    .toWellFormed()
}

/** Content is HTML, where people and tags are links: their names say enough, the addresses behind them are left out. */
export const plain = (content: string): string => htmlToText(content.replaceAll(/<a\b[^>]*\bclass="[^"]*\b(?:mention|hashtag)\b[^>]*>/gi, '<span>'))
