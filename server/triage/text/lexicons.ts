import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../model/lexicon')

/** Words with valences, as a file of a line each tells them. */
const load = (file: string): [string, number][] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => [line.slice(0, line.lastIndexOf('\t')), Number(line.slice(line.lastIndexOf('\t') + 1))])

/** Word → valence from -5 (bad) to 5 (good): AFINN (Nielsen 2011) in English and French; see model/lexicon/NOTICE.md. */
export const [AFINN, AFINN_FRENCH] = [load('AFINN-en-165.txt'), load('AFINN-fr-165.txt')]
/** The same from -4 to 4 for English, with the abbreviations and faces of chat (Hutto & Gilbert 2014). */
export const VADER = load('vader.txt')

/** The faces and signs that carry most of the feeling in public messages. Valence as in AFINN. */
export const EMOJI: readonly (readonly [string, number])[] = [
  ...Array.from('😀😃😄😁😊🙂😍🥰😘🤩🥳👍👏🙌❤💚💙🎉💯😂😇✨🙏', (sign) => [sign, 3] as const),
  ...Array.from('😠😡🤬😤👎💔🤮😭😢☹🙁😞😩😫😖😒🙄😑', (sign) => [sign, -3] as const),
]
