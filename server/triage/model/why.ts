import type { Features } from './features.ts'
import type { Head } from './heads.ts'

/** Words that say nothing by themselves; shown only beside one that does. */
export const SMALL = new Set(
  `the a an and or of to in on at is are was were be it its i you we they my your our this that with for from by as so do does did have has had will would can could me us
  der die das und ist ich du wir sie mein meine ein eine zu mit von auf den dem es le la les un une et est je vous nous de du des mon ma pour avec el los las y es yo mi
  que por para con il lo gli una e sono mio mia di per o os as um uma eu meu minha da do em`.split(/\s+/),
)

/** Words shown at most, and how much of all that speaks for an answer a word must carry to be shown. */
const [SHOWN, LEAST] = [3, 0.08]

/**
 * The words that spoke most for this output, most telling first; neighbours are shown together as they stand in the text.
 * What a word speaks is the weight of its own and of its pair with the word before, against the other outputs' mean.
 */
export function tellingWords(head: Head, { folded, words }: Features, output: number): string[] {
  const outputs = head.bias.length
  const speaks = (hash: number): number => {
    const at = (hash & (head.buckets - 1)) * outputs
    let all = 0
    for (let i = 0; i < outputs; i++) all += head.weights[at + i]!
    return head.weights[at + output]! - (all - head.weights[at + output]!) / Math.max(1, outputs - 1)
  }
  const found = Array.from({ length: words.length / 2 }, (_, i) => ({ i, weight: speaks(words[2 * i]!) + speaks(words[2 * i + 1]!) / 2 }))
  const sum = found.reduce((total, { weight }) => total + Math.max(0, weight), 0)
  const best = found
    .filter(({ weight }) => weight > LEAST * sum)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN)
  return together(best.map(({ i }) => i))
    .map((group) => group.map((i) => folded.tokens[i]!))
    .filter((group) => group.some((token) => !SMALL.has(token)))
    .map((group) => group.join(' '))
}

/** Numbers that follow each other become one group; groups stand in the order of their most telling member. */
function together(places: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const place of places) {
    const near = groups.find((group) => group.some((one) => Math.abs(one - place) === 1))
    if (near) near.push(place)
    else groups.push([place])
  }
  return groups.map((group) => group.toSorted((a, b) => a - b))
}
