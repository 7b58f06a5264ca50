import type { AnyMessage } from './message.ts'

/** What a message says in words; what is no text by what stands for it. Empty: nothing was said (somebody joined, a message was pinned). */
export function wordsOf({ text, caption, sticker, location, contact, poll }: AnyMessage): string {
  return [
    text ?? caption,
    sticker && (sticker.emoji ?? '🏷'),
    location && `📍 ${location.latitude}, ${location.longitude}`,
    contact && `☎ ${[contact.first_name, contact.last_name].filter(Boolean).join(' ')} ${contact.phone_number}`,
    poll && [poll.question, ...poll.options.map((option) => `○ ${option.text}`)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}
