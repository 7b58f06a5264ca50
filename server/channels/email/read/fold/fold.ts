import { attributionAbove } from './attribution.ts'
import { DEVICE_LINE, FORWARD_LINE, FORWARD_SUBJECT, QUOTED_LINE, SIGNATURE_LINE } from './quoting.ts'
import { unmarkedQuote } from './unmarked-quote.ts'

/** A mail's text in three: every line that is not empty is in exactly one of them. */
export interface Folded {
  /** What the sender wrote now. Empty only if the whole text is. */
  text: string
  /** What was only repeated from earlier mails; null: nothing. */
  quoted: string | null
  signature: string | null
}

/** A stretch of lines, `end` excluded. */
interface Span {
  start: number
  end: number
}

/**
 * Folds away what is not new in a mail: earlier mails below or above the answer, and the signature. Answers written between
 * quoted lines stay with the lines they answer. A forwarded mail is itself the news and stays. Where nothing new would be
 * left, nothing is folded.
 */
export function fold(text: string, subject: string | null): Folded {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const whole: Folded = { text: text.trim(), quoted: null, signature: null }
  if (lines.some((line) => FORWARD_LINE.test(line))) return whole
  const span: Span = { start: 0, end: lines.length }
  const quoted: string[] = []
  const signature: string[] = []

  const hard = FORWARD_SUBJECT.test(subject ?? '') ? -1 : unmarkedQuote(lines)
  if (hard >= 0) take(lines, span, hard, quoted)
  cutSignature(lines, span, signature)
  cutTrailingQuote(lines, span, quoted)
  cutSignature(lines, span, signature)
  cutLeadingQuote(lines, span, quoted)

  const fresh = join(lines.slice(span.start, span.end))
  if (!fresh) return whole
  return { text: fresh, quoted: join(quoted) || null, signature: join(signature) || null }
}

/** Takes the lines from `at` to the end of the span away, in front of what was taken before. */
function take(lines: readonly string[], span: Span, at: number, into: string[]): void {
  into.unshift(...lines.slice(at, span.end))
  span.end = at
}

/** Quoted lines at the end, with the line above that says whose they are. */
function cutTrailingQuote(lines: readonly string[], span: Span, into: string[]): void {
  let start = lastLine(lines, span) + 1
  if (start === 0 || !QUOTED_LINE.test(lines[start - 1]!)) return
  while (start > span.start && (QUOTED_LINE.test(lines[start - 1]!) || !lines[start - 1]!.trim())) start--
  take(lines, span, attributionAbove(lines, start), into)
}

/** Quoted lines at the head, when all the new words stand below them. */
function cutLeadingQuote(lines: readonly string[], span: Span, into: string[]): void {
  const first = lines.findIndex((line, i) => i >= span.start && i < span.end && QUOTED_LINE.test(line))
  if (first < 0) return
  let end = first
  while (end < span.end && (QUOTED_LINE.test(lines[end]!) || !lines[end]!.trim())) end++
  const start = attributionAbove(lines, first)
  const hasWordsAbove = lines.slice(span.start, start).some((line) => line.trim())
  const isInterleaved = lines.slice(end, span.end).some((line) => QUOTED_LINE.test(line))
  if (hasWordsAbove || isInterleaved || end >= span.end) return
  into.unshift(...lines.slice(span.start, end))
  span.start = end
}

/** More lines than these below a dash are no signature. */
const LONGEST_SIGNATURE = 20

/** The signature below `-- `, or the line a telephone adds. */
function cutSignature(lines: readonly string[], span: Span, into: string[]): void {
  const end = lastLine(lines, span) + 1
  for (let i = end - 1; i >= span.start && i >= end - LONGEST_SIGNATURE - 1; i--) {
    if (QUOTED_LINE.test(lines[i]!)) return
    const isDevice = i >= end - 3 && DEVICE_LINE.test(lines[i]!)
    if (!isDevice && !SIGNATURE_LINE.test(lines[i]!)) continue
    if (lines.slice(span.start, i).some((line) => line.trim())) take(lines, span, i, into)
    return
  }
}

function lastLine(lines: readonly string[], span: Span): number {
  let i = span.end - 1
  while (i >= span.start && !lines[i]!.trim()) i--
  return i
}

/** Trims empty lines at both ends, and no indentation. */
const join = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd()
