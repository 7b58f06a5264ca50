/** A sequence that may be looked at further on before it is gone through. What was looked at and not dropped is held. */
export class LookAhead<T> {
  private readonly source: AsyncIterator<T>
  private held: T[] = []
  private dropped = 0

  constructor(source: AsyncIterable<T>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** The one so many after the next; undefined after the last. */
  async at(index: number): Promise<T | undefined> {
    while (this.held.length - this.dropped <= index) {
      const next = await this.source.next()
      if (next.done) return undefined
      this.held.push(next.value)
    }
    return this.held[this.dropped + index]
  }

  /** Goes on by so many. */
  drop(count: number): void {
    this.dropped += count
    // cut off from time to time only: cutting each time would cost as much as all that is held
    if (this.dropped < 1000 && this.dropped < this.held.length) return
    this.held = this.held.slice(this.dropped)
    this.dropped = 0
  }
}
