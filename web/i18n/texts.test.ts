import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../server/workspace/contract.ts'

const web = join(import.meta.dirname, '..')
const read = (language: string, file: string): Record<string, string> => flat(JSON.parse(readFileSync(join(import.meta.dirname, language, file), 'utf8')))
const files = readdirSync(join(import.meta.dirname, 'en'))
const others = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && entry.name !== 'en' ? [entry.name] : []))

function flat(texts: object, under = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[under + key, text]] : Object.entries(flat(text as object, `${under}${key}.`)),
    ),
  )
}

/** Languages have other plural forms: `_one` and `_other` here, `_few` and `_many` there. */
const singular = (keys: string[]): string[] => [...new Set(keys.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '_n')))].toSorted()
const gaps = (text: string): string[] => [...new Set(text.match(/{{.*?}}|<\/?\w+>/g))].toSorted()

test.each(others.flatMap((language) => files.map((file) => [language, file] as const)))('%s says all that English says: %s', (language, file) => {
  const english = read('en', file)
  const theirs = read(language, file)
  // the server says its problems, and adapters their forms, in English; other languages say them again
  const mustMatch = Object.keys(theirs).filter((key) => key in english || !/^(problems|adapters)\./.test(key))
  expect(singular(mustMatch)).toEqual(singular(Object.keys(english)))
  const both = Object.keys(english).filter((key) => theirs[key] !== undefined)
  expect(both.map((key) => [key, gaps(theirs[key]!)])).toEqual(both.map((key) => [key, gaps(english[key]!)]))
  expect(Object.entries(theirs).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('the server takes exactly the languages there are texts for', () => {
  expect([...LANGUAGES].toSorted()).toEqual(['en', ...others].toSorted())
})

/** Finds words a person would read that do not come from the texts: between tags, and in the attributes that are read. */
export function hardCoded(source: string): string[] {
  const between = [...source.matchAll(/>([^<>{}=;()]*[A-Za-zÀ-ž]{2,}[^<>{}=;()]*)<\//g)].map((found) => found[1]!.trim())
  const attributes = [...source.matchAll(/\s(?:title|label|placeholder|description|aria-label|alt|about|error|hint)="([^"]*[A-Za-zÀ-ž]{2,}[^"]*)"/g)].map(
    (found) => found[1]!,
  )
  return [...between, ...attributes].filter((words) => /[a-z]/.test(words) && words !== 'Aerie')
}

test('a planted word is found', () => {
  expect(hardCoded('<Button>Save it</Button>')).toEqual(['Save it'])
  expect(hardCoded('<TextInput label="Your name" />')).toEqual(['Your name'])
  expect(hardCoded('<Text>{t("save")}</Text>')).toEqual([])
})

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx') && !file.startsWith('dist'))
test.each(sources)('%s says nothing of its own', (file) => {
  expect(hardCoded(readFileSync(join(web, file), 'utf8'))).toEqual([])
})
