import { attributionEndingAt } from './attribution.ts'
import { FROM_LINE, ORIGINAL_LINE, QUOTED_LINE, SUBJECT_LINE, WHEN_OR_TO_LINE } from './quoting.ts'

/** Where an earlier mail begins that no program marked line by line; -1: nowhere. */
export function unmarkedQuote(lines: readonly string[]): number {
  for (const [i, line] of lines.entries()) {
    if (QUOTED_LINE.test(line)) continue
    if (ORIGINAL_LINE.test(line)) return i
    if (FROM_LINE.test(line) && isHeaderBlock(lines.slice(i, i + 8))) return aboveRule(lines, i)
    const attributed = attributionEndingAt(lines, i, true)
    if (attributed >= 0 && !QUOTED_LINE.test(lines.slice(i + 1).find((next) => next.trim()) ?? '>')) return attributed
  }
  return -1
}

/** "From … Sent … To … Subject …", as Outlook puts above what it quotes. Without a subject it may be somebody's journey. */
const isHeaderBlock = (block: readonly string[]): boolean => block.some((line) => SUBJECT_LINE.test(line)) && block.some((line) => WHEN_OR_TO_LINE.test(line))

/** The rule of underscores that Outlook draws above its header block belongs to it. */
function aboveRule(lines: readonly string[], at: number): number {
  let i = at - 1
  while (i >= 0 && !lines[i]!.trim()) i--
  return i >= 0 && /^\s*[_-]{5,}\s*$/.test(lines[i]!) ? i : at
}
