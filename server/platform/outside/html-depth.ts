import { Parser } from 'htmlparser2'

/** Elements within elements. Mails laid out in tables reach 60 or so; parsers grow slow by the square of the depth. */
const DEEPEST = 400
/** The depth is looked at between pieces of so many characters. */
const PIECE = 8_192

/**
 * Reads HTML piece by piece with a parser's callbacks, and stops where it is nested deeper than any honest document, which
 * would take minutes to read. @returns whether it was read to the end
 */
export function readHtml(html: string, callbacks: ConstructorParameters<typeof Parser>[0] = {}): boolean {
  let depth = 0
  const parser = new Parser({
    ...callbacks,
    onopentag(name, attributes, isImplied) {
      depth++
      callbacks?.onopentag?.(name, attributes, isImplied)
    },
    onclosetag(name, isImplied) {
      depth--
      callbacks?.onclosetag?.(name, isImplied)
    },
  })
  for (let at = 0; at < html.length; at += PIECE) {
    if (depth > DEEPEST) return false
    parser.write(html.slice(at, at + PIECE))
  }
  if (depth > DEEPEST) return false
  parser.end()
  return true
}
