import { ADDRESS_OR_TIME, ATTRIBUTION, QUOTED_LINE } from './quoting.ts'

/**
 * Where the "On … wrote:" begins that ends with this line; programs break it over up to three. -1: it is none. `isSure`: it
 * must say that someone wrote, and when or from what address; else a colon after an address or a time is enough.
 */
export function attributionEndingAt(lines: readonly string[], end: number, isSure: boolean): number {
  for (let start = end; start > end - 3 && start >= 0 && lines[start]!.trim(); start--) {
    if (QUOTED_LINE.test(lines[start]!)) return -1
    const sentence = lines
      .slice(start, end + 1)
      .join(' ')
      .trim()
    if (sentence.length > 300) return -1
    const isMarked = ADDRESS_OR_TIME.test(sentence)
    if (isMarked && ATTRIBUTION.test(sentence)) return widen(lines, start, isSure)
    if (!isSure && isMarked && /[:：]\s*$/.test(sentence)) return start
  }
  return -1
}

/** An attribution that says who but not yet when may go on in the line above ("On Mon, 2 Nov 2026,"). */
function widen(lines: readonly string[], start: number, isSure: boolean): number {
  const above = lines[start - 1]
  const isPart = above?.trim() && above.length < 120 && /[,<]\s*$|^(on|am|le|el|il|op|den|em)\s/iu.test(above) && ADDRESS_OR_TIME.test(above)
  return isPart && !isSure ? start - 1 : start
}

/** Where the quotation starting at `start` really begins: at its "On … wrote:", if there is one above. */
export function attributionAbove(lines: readonly string[], start: number): number {
  let above = start - 1
  while (above >= 0 && above >= start - 2 && !lines[above]!.trim()) above--
  const at = above >= 0 ? attributionEndingAt(lines, above, false) : -1
  return at >= 0 ? at : start
}
