import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Example } from './example.ts'

/** The project's own examples. `test` and `second-test` (the five languages besides English, written later): the parts that no weight is fitted to. */
export function readOwn(folder: string, part: 'train' | 'test' | 'second-test'): Example[] {
  return readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => readLines(join(folder, part, file)))
}

const readLines = (file: string): Example[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { lang, ...rest } = JSON.parse(line) as Omit<Example, 'language' | 'weight'> & { lang: string }
      return { ...rest, language: lang, weight: 1 }
    })
