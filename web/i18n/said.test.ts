import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toRules, translate } from './said.ts'

const server = join(import.meta.dirname, '../../server')
const others = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && entry.name !== 'en' ? [entry.name] : []))
const texts = (language: string, file: string) => JSON.parse(readFileSync(join(import.meta.dirname, language, file), 'utf8')) as Record<string, unknown>
const problemsIn = (language: string) => texts(language, 'app.json')['problems'] as Record<string, string>
const saidIn = (language: string) => texts(language, 'said.json') as Record<string, string>

const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(server, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(server, folder, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\s\/\/ .*$/gm, ''))

/** What stands between quotes, or backticks with nothing nested, and what is said of it in the text. */
const QUOTED = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|` + '`((?:[^`\\\\]|\\\\.)*)`)'

/** Every code a request may be refused with. The second argument of a Refusal, and what `problem.ts` says by itself. */
export function codesIn(source: string): string[] {
  const refusals = [...source.matchAll(/\bRefusal\(\s*'[a-z-]+',\s*'([\w-]+)'/g)]
  const own = [...source.matchAll(/\bcode: '([\w-]+)',\s*detail:/g)]
  return [...refusals, ...own].map((found) => found[1]!)
}

/** Whole sentences in the source that are no refusal's own (those have a code), gaps numbered as in `said.json`. */
export function sentencesIn(source: string): string[] {
  const rest = source.replaceAll(new RegExp(String.raw`\bRefusal\(\s*'[a-z-]+',\s*'[\w-]+',\s*${QUOTED}`, 'g'), '')
  return [...rest.matchAll(new RegExp(String.raw`(\w+:\s*)?${QUOTED}`, 'g'))].flatMap(([, name, plain, gapped]) => {
    if (/^(about|hint|summary|description):/.test(name ?? '')) return []
    let nth = 0
    const text = (plain ?? gapped ?? '').replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, () => `{{${++nth}}}`)
    return /^(?:\p{Lu}|\{\{).* .*[.!?]$/su.test(text) ? [text] : []
  })
}

/** Their sentences come from the networks' adapters or the reader of files, and are translated as such. */
const SAID_BY_OTHERS = new Set(['channel-refused', 'cannot-answer', 'unreadable-file'])
/** What only commands of the console refuse with; the console speaks English. */
const OF_THE_CONSOLE = /^(cli|platform\/backup)\//
const codes = [
  ...new Set(
    readdirSync(server, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !OF_THE_CONSOLE.test(file))
      .flatMap((file) => codesIn(readFileSync(join(server, file), 'utf8'))),
  ),
]
/** The demo's customers and colleagues speak their own languages, and so do visitors of the company's pages, mails about a channel in trouble and announcements; a language model is told in English. */
const SPOKEN = [
  'channels/demo/scenes.ts',
  'channels/web/contact/texts.ts',
  'channels/web/words/compose-gone.ts',
  'channels/health/trouble-mail.ts',
  'desk/announce/message.ts',
  'triage/provider/asking/request.ts',
  'triage/provider/routes.ts',
]
const scenes = new Set(SPOKEN.flatMap((file) => sentencesIn(readFileSync(join(server, file), 'utf8'))))
const PLACES = ['platform/fields', 'channels', 'listening/import', 'desk/reply', 'desk/announce', 'triage/provider', 'platform/outside']
const sentences = [...new Set(PLACES.flatMap(sourcesBelow).flatMap(sentencesIn))].filter((one) => !scenes.has(one))

test('what is planted is found', () => {
  expect(codesIn(`throw new Refusal(\n  'conflict',\n  'no-way-home',\n 'No.')`)).toEqual(['no-way-home'])
  expect(codesIn(`{ status: 400, code: 'odd', detail: 'x' }`)).toEqual(['odd'])
  expect(sentencesIn("const a = `The server ${host} is ${x.y({ z })} away. Wait.`; b = { about: 'Not this one here.' }")).toEqual([
    'The server {{1}} is {{2}} away. Wait.',
  ])
  expect(sentencesIn(`throw new Refusal('invalid', 'odd', 'It has a code of its own.'); f('Nor this')`)).toEqual([])
})

describe.each(others)('in %s', (language) => {
  // In English the server's own sentence is shown, with the names and numbers it holds.
  test.each(codes.filter((code) => !SAID_BY_OTHERS.has(code)))('a refusal can be read: %s', (code) => {
    expect(problemsIn(language)).toHaveProperty([code])
  })

  test.each(sentences)('can be read what a network advises: %s', (sentence) => {
    const filled = sentence.replaceAll(/\{\{(\d)\}\}/g, 'gap$1 (a.b)')
    const words = translate(filled, toRules(saidIn(language)))
    expect(words).not.toBe(filled)
    expect(words).not.toMatch(/\{\{/)
  })
})

test.each(others)('%s translates nothing that nobody says, and leaves no gap unfilled', (language) => {
  const said = new Set(
    ['platform/fields', 'channels', 'listening/import', 'desk/reply', 'triage', 'platform/outside'].flatMap(sourcesBelow).join('\n').split(/'|`/),
  )
  const known = (sentence: string): boolean =>
    sentences.includes(sentence) || [...said].some((text) => text.replaceAll(/\$\{[^{}]*\}/g, '{{}}') === sentence.replaceAll(/\{\{\d\}\}/g, '{{}}'))
  expect(Object.keys(saidIn(language)).filter((sentence) => !known(sentence))).toEqual([])
})

test('what is not known stays as it was said, and an empty gap is no obstacle', () => {
  const rules = toRules({ 'A machine wrote this{{1}}. Stop.': 'Eine Maschine{{1}}. Halt.', 'Is it? Yes (a+b).': 'Ja.' })
  expect(translate('Something else.', rules)).toBe('Something else.')
  expect(translate('A machine wrote this. Stop.', rules)).toBe('Eine Maschine. Halt.')
  expect(translate('A machine wrote this (a list). Stop.', rules)).toBe('Eine Maschine (a list). Halt.')
  expect(translate('Is it? Yes (a+b).', rules)).toBe('Ja.')
})
