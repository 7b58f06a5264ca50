/** A mail's text in two: what its author wrote, and what was quoted below it. */
export interface Written {
  text: string
  /** Empty: nothing was quoted. */
  quoted: string
}

const QUOTE_LINE = /^\s*>/
/** "On … wrote:", "Am … schrieb …:", as mail programs introduce a quote, in the languages we meet most. Also over two lines. */
const INTRODUCTION = /^(on|am|le|el|il|op|em|den)\b.{5,200}\b(wrote|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev)\b.{0,120}:\s*$/is
/** Outlook's way: a line, then the old mail's head. */
const OLD_HEAD = /^(-{3,}\s*.{0,40}(original|ursprüngliche|origine|original)\b.{0,40}-{3,}|_{10,})\s*$/i

/**
 * Folds what a mail quotes at its end, so that a long exchange reads like a talk. Quotes in the middle, answered line by line,
 * stay; so does everything when nothing else would be left.
 */
export function foldQuoted(text: string): Written {
  const lines = text.split(/\r?\n/)
  const start = quoteStart(lines)
  const written = lines.slice(0, start).join('\n').trimEnd()
  return start === lines.length || written === '' ? { text, quoted: '' } : { text: written, quoted: lines.slice(start).join('\n').trim() }
}

function quoteStart(lines: readonly string[]): number {
  const head = lines.findIndex((line) => OLD_HEAD.test(line.trim()))
  if (head >= 0) return head
  let start = lines.length
  while (start > 0 && (QUOTE_LINE.test(lines[start - 1]!) || lines[start - 1]!.trim() === '')) start--
  if (!lines.slice(start).some((line) => QUOTE_LINE.test(line))) return lines.length
  for (const height of [1, 2])
    if (
      start >= height &&
      INTRODUCTION.test(
        lines
          .slice(start - height, start)
          .join(' ')
          .trim(),
      )
    )
      return start - height
  return start
}
