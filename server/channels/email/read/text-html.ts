import type { Folded } from './fold/fold.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Plain text as HTML: its lines as they are. */
export const textToHtml = (text: string): string => `<div style="white-space:pre-wrap">${escape(text)}</div>`

/** A mail without HTML of its own, whole, with what was folded away one click from view. */
export function foldedToHtml({ text, quoted, signature }: Folded): string {
  const fold = (part: string | null): string => (part ? `<details><summary>•••</summary>${textToHtml(part)}</details>` : '')
  return textToHtml(text) + fold(signature) + fold(quoted)
}
