import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['Write to Ana.Silva+shop@mail.example.co.uk please', 'Write to [email] please'],
  ['my mail is ana​@exam​ple.com', 'my mail is [email]'],
  ['Call +49 (30) 1234-567 or 0301234567', 'Call [phone] or [phone]'],
  ['Call ٠٣٠١٢٣٤٥٦٧', 'Call [phone]'],
  ['Refund to DE89 3704 0044 0532 0130 00 today', 'Refund to [iban] today'],
  ['Refund to GB29NWBK60161331926819', 'Refund to [iban]'],
  ['My card 4111 1111 1111 1111 was charged', 'My card [card] was charged'],
  ['Order #A-10233 and 55512 are late', 'Order [number] and [number] are late'],
  ['Invoice INV2026-0042', 'Invoice [number]'],
  ['See https://user:pw@shop.example/cart?token=abc&mail=x@y.zz now', 'See https://shop.example/cart [query] now'],
  ['@ana_silva and @ben@mastodon.example agree', '[handle] and @[email] agree'],
  ['I am Ana Silva, SILVA with S', 'I am [name], [name] with S'],
  ['bananas for 12 euros in 2026', 'bananas for 12 euros in 2026'],
  ['the WM-400 is great, 3 of 5 stars', 'the WM-400 is great, 3 of 5 stars'],
])('%s', (text, sent) => expect(redact(text, ['Ana Silva', '@ana_silva']).text).toBe(sent))

test('it tells what it took out', () => {
  expect(redact('Ana: ana@example.com, ben@example.com', ['Ana']).found).toEqual({ name: 1, email: 2 })
})

test('whatever is written, no address and no long number gets through', () => {
  const piece = fc.oneof(fc.emailAddress(), fc.webUrl({ withQueryParameters: true }), fc.stringMatching(/^[+(]?\d{5,20}$/), fc.lorem(), fc.string())
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { text } = redact(pieces.join(' '), [])
      expect(text).not.toMatch(/[\p{L}\p{N}]@[\p{L}\p{N}-]+\.\p{L}{2,}/u)
      expect(text).not.toMatch(/(?<![\p{L}\p{N}])\d{5,}/u)
    }),
  )
})

test('a long text of nothing but digits and dashes is looked through quickly enough to be ordinary', () => {
  expect(redact('1-'.repeat(20_000), []).text.length).toBeLessThan(40_001)
  expect(redact('a'.repeat(50_000) + '@', []).found).toEqual({})
})
