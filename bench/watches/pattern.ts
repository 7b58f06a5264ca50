import type { Heard, Query, Said } from '../../server/listening/index.ts'

/** The ends of words as ASCII has them: wrong beside accents, but several times quicker than by Unicode's classes, so that the comparison is a hard one. */
const [END, BETWEEN] = [String.raw`\b`, String.raw`\W+`]
const A_WORD = String.raw`\w+${BETWEEN}`
const HEAD = String.raw`[^\n]*`

/** A query as one regular expression, as one would write it without an engine for many: over `patternText`. */
export const patternOf = (query: Query): RegExp => new RegExp(`^${look(query)}`, 'i')

/** Who says it in which language, then the text: all that a pattern looks at. */
export const patternText = ({ handle, language, text }: Heard): string => `from:@${handle} lang:${typeof language === 'string' ? language : ''}\n${text}`

function look(query: Query): string {
  switch (query.is) {
    case 'said':
      return ahead(said(query))
    case 'near': {
      const [one, other] = [alternatives(query.one), alternatives(query.other)]
      const gap = `${BETWEEN}(?:${A_WORD}){0,${query.within - 1}}`
      return ahead(`(?:${one}${gap}${other}|${other}${gap}${one})`)
    }
    case 'from':
      return `(?=${HEAD}${query.handle.replaceAll('.', String.raw`\.`)} )`
    case 'lang':
      return `(?=${HEAD} lang:${query.language})`
    case 'link':
      return ahead('https?://')
    case 'not':
      return `(?!${look(query.one)})`
    case 'all':
      return query.of.map(look).join('')
    case 'any':
      return `(?:${query.of.map(look).join('|')})`
  }
}

const ahead = (what: string): string => String.raw`(?=[^\n]*\n[\s\S]*?${what})`
const alternatives = (several: readonly Said[]): string => `(?:${several.map(said).join('|')})`

function said({ words, begins }: Said): string {
  if (/^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(words[0]!)) return words.join('')
  return `${/^[#@]/.test(words[0]!) ? '' : END}${words.map((word) => word.replaceAll('.', String.raw`\.`)).join(BETWEEN)}${begins ? '' : END}`
}
