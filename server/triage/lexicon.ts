import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../model/lexicon')

/** Word → valence from -5 (bad) to 5 (good). AFINN (Nielsen 2011); see model/lexicon/NOTICE.md. */
function load(file: string): ReadonlyMap<string, number> {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)
  const simple = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'")
  return new Map(lines.map((line) => [simple(line.slice(0, line.lastIndexOf('\t'))), Number(line.slice(line.lastIndexOf('\t') + 1))]))
}

/** The languages whose sentiment can be told; others are "not assessed". */
export const LEXICONS: Readonly<Record<string, ReadonlyMap<string, number>>> = { en: load('AFINN-en-165.txt'), fr: load('AFINN-fr-165.txt') }
/** The same from -4 to 4 for English, with the abbreviations and faces of chat (Hutto & Gilbert 2014). */
export const VADER = load('vader.txt')
/** Faces made of punctuation, longest first so that `:-)` is not read as `:-`. */
export const EMOTICONS: readonly (readonly [string, number])[] = [...load('AFINN-emoticon-8.txt')].toSorted((a, b) => b[0].length - a[0].length)

/** The faces and signs that carry most of the feeling in public messages. Valence as in AFINN. */
export const EMOJI: ReadonlyMap<string, number> = new Map([
  ...Array.from('😀😃😄😁😊🙂😍🥰😘🤩🥳👍👏🙌❤💚💙🎉💯😂😇✨🙏', (sign) => [sign, 3] as const),
  ...Array.from('😠😡🤬😤👎💔🤮😭😢☹🙁😞😩😫😖😒🙄😑', (sign) => [sign, -3] as const),
])
