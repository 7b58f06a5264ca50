import type { Folded } from './fold/fold.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Plain text as HTML: its lines as they are. */
export const textToHtml = (text: string): string => escape(text).replaceAll('\n', '<br>\n')

/** A mail without HTML of its own, whole; what was folded away stands in a `<blockquote>`, which the screen folds. */
export function foldedToHtml({ text, quoted, signature }: Folded): string {
  const fold = (part: string | null): string => (part ? `\n<blockquote>${textToHtml(part)}</blockquote>` : '')
  return `<p>${textToHtml(text)}</p>${fold(signature)}${fold(quoted)}`
}
