/** Deeper quotations look like this deep: a mail of a thousand nested ones must not grow a thousand marks a line. */
const DEEPEST_QUOTE = 8

/** Collects words into lines and paragraphs, each line with as many `> ` as it is quoted deep. */
export class TextWriter {
  #lines: string[] = []
  /** In parts: looking at the end of a string that grows letter by letter takes the square of its length. */
  #line: string[] = []
  #endsInSpace = true
  #depth = 0
  /** An empty line is owed before the next one, quoted this deep. */
  #gapDepth: number | null = null

  /** Adds running text: white space counts as one space, as a browser shows it. */
  words(text: string): void {
    const flat = text.replace(/[ \t\r\n\f]+/g, ' ')
    this.#add(this.#endsInSpace ? flat.replace(/^ /, '') : flat)
  }

  /** Adds text as it stands, line ends included. */
  verbatim(text: string): void {
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) this.endLine(true)
      this.#add(part)
    }
  }

  /** Ends the line. `isForced`: also an empty one (`<br>`). */
  endLine(isForced = false): void {
    const text = this.#line.join('').trimEnd()
    this.#line = []
    this.#endsInSpace = true
    if (!text && !isForced) return
    if (this.#gapDepth !== null && this.#lines.length > 0) this.#push('', Math.min(this.#gapDepth, this.#depth))
    this.#gapDepth = null
    this.#push(text, this.#depth)
  }

  /** Ends the line and leaves an empty one before the next. */
  endParagraph(): void {
    this.endLine()
    this.#gapDepth = Math.min(this.#gapDepth ?? this.#depth, this.#depth)
  }

  /** Goes one quotation deeper (1) or back (-1). */
  quote(step: 1 | -1): void {
    this.endParagraph()
    this.#depth = Math.max(0, this.#depth + step)
  }

  finish(): string {
    this.endLine()
    return this.#lines.join('\n').replaceAll('\u00a0', ' ').trim()
  }

  #add(text: string): void {
    if (!text) return
    this.#line.push(text)
    this.#endsInSpace = text.endsWith(' ')
  }

  #push(text: string, depth: number): void {
    this.#lines.push(('> '.repeat(Math.min(depth, DEEPEST_QUOTE)) + text).trimEnd())
  }
}
