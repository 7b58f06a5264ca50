import { hasLink, languageOf } from '../query/meets.ts'
import { textOf, type Heard } from '../query/query.ts'

/**
 * What of the vocabulary one text says, and where. One is used for text after text: what is marked with an older stamp is of a
 * text before, so that nothing needs to be wiped.
 */
export class Met {
  private stamp = 0
  private readonly stamps: Uint32Array
  private readonly at: number[][]
  private heard: Heard = { text: '' }
  private language: string | null | undefined = undefined
  private link: boolean | undefined = undefined
  /** The numbers met, each once. */
  readonly ids: number[] = []

  constructor(size: number) {
    this.stamps = new Uint32Array(size)
    this.at = Array.from({ length: size }, () => [])
  }

  begin(heard: Heard): void {
    if (++this.stamp === 0xffff_ffff) {
      this.stamps.fill(0)
      this.stamp = 1
    }
    this.ids.length = 0
    this.heard = heard
    this.language = undefined
    this.link = undefined
  }

  /** It stands there; places are told in rising order. */
  mark(id: number, at: number): void {
    if (this.stamps[id] !== this.stamp) {
      this.stamps[id] = this.stamp
      this.at[id]!.length = 0
      this.ids.push(id)
    }
    this.at[id]!.push(at)
  }

  has(id: number): boolean {
    return this.stamps[id] === this.stamp
  }

  placesOf(id: number): readonly number[] {
    return this.has(id) ? this.at[id]! : []
  }

  isIn(language: string): boolean {
    if (this.language === undefined) this.language = languageOf(this.heard)
    return this.language === language
  }

  hasLink(): boolean {
    return (this.link ??= hasLink(textOf(this.heard)))
  }
}
