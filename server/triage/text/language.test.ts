import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutUp } from './cut.ts'
import { lookUp } from './known.ts'
import { tellLanguage } from './language.ts'
import { marksOf } from './marks.ts'
import { TOLD } from './small-words.ts'

function tell(text: string, claimed: string | null = null, usual: string | null = null) {
  const cut = cutUp(text)
  return tellLanguage(cut, lookUp(cut), claimed, usual)
}

test.each([
  ['¿hacen envíos a Canarias? pregunto por un regalo', 'es'],
  ['¿envían a Canarias?', 'es'],
  ['¡gol!', 'es'],
  ['mañana', 'es'],
  ['vocês são feras', 'pt'],
  ['não', 'pt'],
  ['amanhã', 'pt'],
  ['Spaß muss sein', 'de'],
  ['schöne Grüße', 'de'],
  ['c’est où', 'fr'],
  ['ma sœur adore', 'fr'],
  ['perché così caro', 'it'],
  ['più tardi però', 'it'],
  ['thanks', 'en'],
])('“%s” is %s', (text, language) => expect(tell(text).language).toBe(language))

test.each([
  ['Jak se máte, kde je můj balík', 'cs'],
  ['Paketim ne zaman gelecek acaba', 'tr'],
  ['Var är mitt paket någonstans', 'sv'],
  ['Unde este coletul meu, vă rog', 'ro'],
  ['Gdzie jest moja paczka', 'pl'],
])('“%s” is none of those that are assessed, but %s', (text, language) => expect(tell(text).language).toBe(language))

test('in a short text letters that one language alone has outweigh what the network says, and are shown', () => {
  expect(tell('¿añejo?', 'en').language).toBe('es')
  expect(tell('¿añejo?', 'en').because()).toBe('its letters: ¿, ñ')
  expect(tell('Kaffee', 'en').language).toBe('en')
})

test('letters speak for those that are written with them, one alone more than one that is shared, however often it stands there', () => {
  const speaksFor = (text: string): Record<string, number> =>
    Object.fromEntries(TOLD.flatMap((language, bit) => (marksOf(text)[bit]! > 0 ? [[language, marksOf(text)[bit]!]] : [])))
  expect(speaksFor('ñ')).toEqual({ es: 2 })
  expect(speaksFor('ÑÑñ ¿')).toEqual({ es: 4 })
  expect(speaksFor('ù')).toEqual({ fr: 0.5, it: 0.5 })
  expect(speaksFor('plain words')).toEqual({})
})

test('any text is told, and why', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(null, 'nl', 'en-GB', '?'), (text, claimed) => {
      const { language, because } = tell(text, claimed)
      expect(language === null || /^[a-z]{2}$/.test(language)).toBe(true)
      expect(because()).not.toBe('')
    }),
  )
})
