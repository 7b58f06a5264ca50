import { describe, expect, test } from 'vitest'
import { foldQuoted } from './quoted.ts'

describe('what a mail quotes at its end is folded', () => {
  test.each([
    ['marked lines', 'Thanks!\n\n> Hello\n> there', 'Thanks!', '> Hello\n> there'],
    [
      'with its introduction',
      'Thanks!\n\nOn Mon, 23 Nov 2026 at 10:00, Ada Byron wrote:\n> Hello',
      'Thanks!',
      'On Mon, 23 Nov 2026 at 10:00, Ada Byron wrote:\n> Hello',
    ],
    [
      'introduced over two lines',
      'Danke!\nAm 23.11.2026 um 10:00 Uhr\nschrieb Ada Byron <ada@example.org>:\n> Hallo',
      'Danke!',
      'Am 23.11.2026 um 10:00 Uhr\nschrieb Ada Byron <ada@example.org>:\n> Hallo',
    ],
    ['after an old mail’s head', 'See below.\n\n-----Original Message-----\nFrom: Ada\nHello', 'See below.', '-----Original Message-----\nFrom: Ada\nHello'],
  ])('%s', (_, mail, text, quoted) => expect(foldQuoted(mail)).toEqual({ text, quoted }))
})

describe('nothing is folded', () => {
  test.each([
    ['without a quote', 'On Monday I wrote:\nnothing'],
    ['when a quote is answered line by line', '> Is it there?\nYes.\n> And the lid?\nNo.'],
    ['when nothing else would be left', '> only a quote'],
  ])('%s', (_, mail) => expect(foldQuoted(mail)).toEqual({ text: mail, quoted: '' }))
})
