import type { Place } from '../place.ts'
import type { Visitor } from '../visits/visitor.ts'
import type { Going } from './pack-files.ts'

/** The mail with what a visitor did not see any more. Its Message-ID follows from the last answer, so that a second try is the same mail. */
export function composeGone(
  { channelId, settings, origins }: Place,
  { language, came_by }: Visitor,
  unseen: readonly { id: string; text: string }[],
  { packed, left }: Going,
  home: string,
) {
  const t = TEXTS[language]
  const again = came_by === 'form' ? `${home}/contact/${channelId}` : origins[0]!
  return {
    subject: t.subject(settings.title),
    text: `${[...unseen.map((one) => one.text), ...packed.flatMap(described), ...left.map(t.tooLarge)].join('\n\n')}\n\n-- \n${settings.title}\n${t.again(again)}\n`,
    messageId: `<${unseen.at(-1)!.id}@${new URL(home).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no out-of-office note answers it
  }
}

/** What is to be seen in a picture, for who cannot see it. */
const described = ({ name, alt }: Going['packed'][number]): string[] => (alt ? [`${name}: ${alt}`] : [])

const TEXTS = {
  en: {
    subject: (title: string) => `Your message to ${title}`,
    again: (url: string) => `To go on, write to us at ${url}`,
    tooLarge: (name: string) => `${name} is too large for this mail. Write to us, and we find another way.`,
  },
  de: {
    subject: (title: string) => `Ihre Nachricht an ${title}`,
    again: (url: string) => `Um fortzufahren, schreiben Sie uns auf ${url}`,
    tooLarge: (name: string) => `${name} ist zu groß für diese Mail. Schreiben Sie uns, dann finden wir einen anderen Weg.`,
  },
}
