import { describe, expect, test } from 'vitest'
import { meets } from './meets.ts'
import type { Heard } from './query.ts'
import { readQuery } from './read-query.ts'

/** Does the query catch the text? */
function catches(text: string, heard: string | Heard): boolean {
  const { query, trouble } = readQuery(text)
  if (!query) throw new Error(`${text}: ${trouble.says}`)
  return meets(query, typeof heard === 'string' ? { text: heard } : heard)
}

const cases: [query: string, catches: (string | Heard)[], leaves: (string | Heard)[]][] = [
  ['shoes', ['New SHOES!', 'shoes', '#shoes', '@shoes', 'see https://a.example/shoes'], ['horseshoes', 'shoe']],
  ['cafe', ['Café', 'CAFÉ', 'cafe\u0301', 'ｃａｆｅ', '𝐜𝐚𝐟𝐞'], ['cafes']],
  ['strasse', ['Straße', 'STRASSE', 'STRAẞE'], []],
  ['naïve', ['naive'], []],
  ['red shoes', ['shoes that are red'], ['red boots']],
  ['"red shoes"', ['Red, shoes', 'red\nshoes'], ['shoes red', 'red new shoes']],
  ['“red shoes”', ['my red shoes'], ['shoes']],
  ['e-mail', ['my e-mail', 'e mail'], ['email', 'mail e']],
  ["don't", ['I don’t', "DON'T"], ['do not']],
  ['shoe*', ['shoe', 'shoemaker'], ['horseshoe']],
  ['"new shoe*"', ['a new shoemaker'], ['shoemaker new']],
  ['shoes OR boots', ['boots', 'shoes'], ['hats']],
  ['shoes or boots', ['shoes or boots'], ['shoes boots']],
  ['red shoes OR boots', ['boots', 'red shoes'], ['shoes', 'red']],
  ['red AND shoes', ['shoes, red'], ['red']],
  ['shoes -red', ['blue shoes'], ['red shoes']],
  ['shoes NOT "for sale"', ['shoes, sale'], ['shoes for sale']],
  ['shoes -(red OR blue)', ['green shoes'], ['blue shoes']],
  ['shoes NOT NOT red', ['red shoes'], ['shoes']],
  ['(red OR blue) (shoes OR boots)', ['boots, blue'], ['red blue', 'boots']],
  ['crm NEAR/3 looking', ['looking for a crm', 'crm: looking'], ['looking for a good crm']],
  ['crm NEAR/1 looking', ['crm looking'], ['looking a crm']],
  ['shoes NEAR/3 shoes', ['shoes and shoes'], ['shoes']],
  ['"looking for" NEAR/2 (crm OR helpdesk)', ['looking for a helpdesk'], ['looking for a free crm', 'looking a crm for']],
  ['#shoes', ['my #Shoes', '(#shoes)', '＃shoes'], ['shoes', '#shoesale', 'page#shoes']],
  ['#new_shoes', ['#New_Shoes'], ['#new', 'new shoes']],
  ['new', ['#new_shoes'], []],
  ['@anna', ['hi @anna', '@Anna.example.social', '@anna@example.social'], ['anna', '@annabel', 'mail@anna.example']],
  ['@anna.example.social', ['@anna.example.social!'], ['@anna']],
  ['#sho*', ['#shoes'], ['shoes']],
  [
    'from:@anna shoes',
    [
      { text: 'shoes', handle: 'anna' },
      { text: 'shoes', handle: '@Anna.example.social' },
    ],
    ['shoes', { text: 'shoes', handle: 'annabel' }],
  ],
  ['from:anna', [{ text: '', handle: '@anna' }], ['from anna']],
  [
    'shoes lang:DE',
    [
      { text: 'shoes', language: 'de' },
      { text: 'shoes', language: () => 'de' },
    ],
    ['shoes', { text: 'shoes', language: 'en' }],
  ],
  ['shoes has:link', ['shoes https://a.example', 'shoes www.a.example', 'shoes a.example/new'], ['shoes', 'shoes. New/old']],
  ['acme', [{ subject: 'Acme', text: 'is good' }], []],
  ['東京', ['私は東京に行く', '#東京'], ['京東', '東の京']],
  ['"東京 タワー"', ['東京タワー'], ['タワー東京']],
  ['ラーメン', ['ﾗｰﾒﾝ', 'このラーメン屋'], ['ラメン']],
  ['กาแฟ', ['อยากกินกาแฟมาก'], ['แฟกา']],
  ['아이폰*', ['아이폰을 샀다'], ['새아이폰']],
  ['москва', ['МОСКВА', 'в Москва.'], ['москвай']],
  ['ещё', ['ЕЩЕ'], []],
  ['мой', [], ['мои']],
  ['αθήνα', ['ΑΘΗΝΑ'], []],
  ['λόγος', ['ΛΟΓΟΣ'], []],
  ['مرحبا', ['مَرْحَبًا'], []],
  ['हिन्दी', ['यह हिन्दी है'], ['हिन्दु']],
  ['👍', ['👍🏽 great', 'great👍'], ['👎']],
  ['👨‍👩‍👧', ['my 👨‍👩‍👧!'], ['👨👧']],
  ['❤', ['❤️'], []],
  ['🇩🇪', ['go 🇩🇪'], ['🇪🇩']],
]

test.each(cases)('%s', (query, yes, no) => {
  expect(yes.filter((one) => !catches(query, one))).toEqual([])
  expect(no.filter((one) => catches(query, one))).toEqual([])
})

describe('what is wrong is told with its place', () => {
  const wrong: [query: string, code: string, part: string][] = [
    ['', 'empty', ''],
    ['shoes "red', 'open-quote', '"red'],
    ['shoes (red', 'open-bracket', '('],
    ['shoes) red', 'stray-bracket', ')'],
    ['shoes ( )', 'empty-brackets', '( )'],
    ['shoes OR', 'missing-side', 'OR'],
    ['OR shoes', 'missing-side', 'OR'],
    ['shoes OR OR boots', 'missing-side', 'OR'],
    ['shoes AND', 'missing-side', 'AND'],
    ['(shoes OR) boots', 'missing-side', 'OR'],
    ['shoes NOT', 'missing-not', 'NOT'],
    ['s* shoes', 'star', 's*'],
    ['sh*es', 'star', 'sh*es'],
    ['shoes *', 'star', '*'],
    ['shoes +++', 'nothing-said', '+++'],
    ['shoes ""', 'nothing-said', '""'],
    ['title:shoes', 'unknown-field', 'title:shoes'],
    ['shoes from:', 'bad-from', 'from:'],
    ['shoes lang:german', 'bad-lang', 'lang:german'],
    ['shoes has:image', 'bad-has', 'has:image'],
    ['red NEAR shoes', 'near-number', 'NEAR'],
    ['red NEAR/0 shoes', 'near-number', 'NEAR/0'],
    ['red NEAR/99 shoes', 'near-number', 'NEAR/99'],
    ['red NEAR/3', 'missing-side', 'NEAR/3'],
    ['red NEAR/3 new NEAR/3 shoes', 'near-sides', 'NEAR/3'],
    ['red NEAR/3 (new shoes)', 'near-sides', 'NEAR/3'],
    ['-shoes', 'only-not', '-shoes'],
    ['shoes OR -boots', 'only-not', '-boots'],
    ['-a -b', 'only-not', '-a -b'],
    ['lang:de', 'only-narrow', 'lang:de'],
    ['lang:de has:link -shoes', 'only-narrow', 'lang:de has:link -shoes'],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, 'too-deep', '('],
    ['a '.repeat(300), 'too-long', ''],
    ['a'.repeat(3000), 'too-long', ''],
  ]
  test.each(wrong)('%s', (text, code, part) => {
    const { trouble } = readQuery(text)
    expect(trouble?.code).toBe(code)
    expect(text.slice(trouble!.from, trouble!.to)).toContain(part)
    expect(trouble!.says).toMatch(/^(?!.* {2}).*\.$/)
  })
})
