import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'

/** One answer above the mail it answers, as many programs in many languages write it. */
const ABOVE = {
  'Gmail, English': 'On Mon, 2 Nov 2026 at 10:15, Ann Smith <ann@example.com> wrote:\n> Where is it?',
  'Gmail, broken over two lines': 'On Mon, 2 Nov 2026 at 10:15, Ann Smith <\nann@example.com> wrote:\n\n> Where is it?',
  'Gmail, German': 'Am Mo., 2. Nov. 2026 um 10:15 Uhr schrieb Ann Smith <ann@example.com>:\n\n> Wo ist es?',
  'Gmail, French': 'Le lun. 2 nov. 2026 à 10:15, Ann Smith <ann@example.com> a écrit :\n\n> Où est-ce ?',
  'Gmail, Spanish': 'El lun, 2 nov 2026 a las 10:15, Ann Smith (<ann@example.com>) escribió:\n\n> ¿Dónde está?',
  'Gmail, Italian': 'Il giorno lun 2 nov 2026 alle ore 10:15 Ann Smith <ann@example.com>\nha scritto:\n\n> Dov’è?',
  'Gmail, Portuguese': 'Em seg., 2 de nov. de 2026 às 10:15, Ann Smith <ann@example.com> escreveu:\n\n> Onde está?',
  'Gmail, Dutch': 'Op ma 2 nov 2026 om 10:15 schreef Ann Smith <ann@example.com>:\n\n> Waar is het?',
  'Gmail, Polish': 'pon., 2 lis 2026 o 10:15 Ann Smith <ann@example.com> napisał(a):\n\n> Gdzie to jest?',
  'Gmail, Swedish': 'Den mån 2 nov. 2026 kl 10:15 skrev Ann Smith <ann@example.com>:\n\n> Var är den?',
  'Gmail, Russian': 'пн, 2 нояб. 2026 г. в 10:15, Ann Smith <ann@example.com>:\n\n> Где это?',
  'Gmail, Japanese': '2026年11月2日(月) 10:15 Ann Smith <ann@example.com>:\n\n> どこですか',
  'Gmail, Chinese': 'Ann Smith <ann@example.com> 于2026年11月2日周一 10:15写道：\n\n> 在哪里',
  'Gmail, Korean': '2026년 11월 2일 (월) 오전 10:15, Ann Smith <ann@example.com>님이 작성:\n\n> 어디예요',
  'Apple Mail': '> On 2 Nov 2026, at 10:15, Ann Smith <ann@example.com> wrote:\n> \n> Where is it?\n> Really?',
  'Apple Mail, German': 'Am 02.11.2026 um 10:15 schrieb Ann Smith <ann@example.com>:\n\n> Wo ist es?',
  Thunderbird: 'On 11/2/26 10:15, Ann Smith wrote:\n> Where is it?\n>> Before that',
  'Thunderbird, unmarked': 'On 11/2/26 10:15, Ann Smith wrote:\nWhere is it?',
  'Yahoo, unmarked': 'On Monday, November 2, 2026 at 10:15:00 AM GMT+1, Ann Smith <ann@example.com> wrote:\n\nWhere is it?\nAnn',
  'Outlook, English': 'From: Ann Smith <ann@example.com>\nSent: Monday, November 2, 2026 10:15 AM\nTo: Care\nSubject: Parcel\n\nWhere is it?',
  'Outlook, ruled off':
    '________________________________\nFrom: Ann Smith <ann@example.com>\nSent: Monday, November 2, 2026 10:15 AM\nTo: Care\nSubject: Parcel\n\nWhere is it?',
  'Outlook, German': 'Von: Ann Smith <ann@example.com>\nGesendet: Montag, 2. November 2026 10:15\nAn: Care\nBetreff: Paket\n\nWo ist es?',
  'Outlook, French': 'De : Ann Smith <ann@example.com>\nEnvoyé : lundi 2 novembre 2026 10:15\nÀ : Care\nObjet : Colis\n\nOù est-ce ?',
  'Outlook, Spanish': 'De: Ann Smith <ann@example.com>\nEnviado el: lunes, 2 de noviembre de 2026 10:15\nPara: Care\nAsunto: Paquete\n\n¿Dónde está?',
  'Outlook, Chinese': '发件人: Ann Smith <ann@example.com>\n发送时间: 2026年11月2日 10:15\n收件人: Care\n主题: 包裹\n\n在哪里',
  'Outlook, in bold': '*From:* Ann Smith <ann@example.com>\n*Sent:* Monday, November 2, 2026 10:15 AM\n*To:* Care\n*Subject:* Parcel\n\nWhere is it?',
  'Outlook Express': '-----Original Message-----\nFrom: Ann Smith\nSent: Monday\nSubject: Parcel\n\nWhere is it?',
  'Outlook Express, German': '-----Ursprüngliche Nachricht-----\nVon: Ann Smith\n\nWo ist es?',
  'Aerie itself': 'Ann Smith <ann@example.com>, 2026-11-02 10:15 UTC:\n> Where is it?',
}

test.each(Object.entries(ABOVE))('%s: the answer stands alone, what it answers is folded', (_, earlier) => {
  const { text, quoted } = fold(`It comes tomorrow.\n\nBest, Joe\n\n${earlier}\n`, 'Re: Parcel')
  expect(text).toBe('It comes tomorrow.\n\nBest, Joe')
  expect(quoted).toBe(earlier)
})

test.each([
  ['the dash', '-- \nAnn Smith\nShop Ltd'],
  ['a dash without its space', '--\nAnn Smith'],
  ['a telephone', 'Sent from my iPhone'],
  ['a telephone, German', 'Von meinem iPhone gesendet'],
  ['a telephone, French', 'Envoyé de mon iPhone'],
  ['a telephone, Spanish', 'Enviado desde mi iPhone'],
  ['a telephone, Japanese', 'iPhoneから送信'],
  ['Outlook on a telephone', 'Get Outlook for iOS<https://aka.ms/o0ukef>'],
])('a signature is folded: %s', (_, signature) => {
  expect(fold(`Where is it?\n\n${signature}`, null)).toEqual({ text: 'Where is it?', quoted: null, signature })
  const above = fold(`Where is it?\n\n${signature}\n\nOn 11/2/26 10:15, Joe wrote:\n> Hello`, null)
  expect([above.text, above.signature]).toEqual(['Where is it?', signature])
})

describe('what is not folded', () => {
  test.each([
    ['a question about sending', 'Was it\nsent from the warehouse yesterday?'],
    ['a journey', 'I want to go\nFrom: Berlin\nTo: Paris\nDate: 2 May 2026\nPlease book.'],
    ['a story about someone who wrote', 'Your colleague wrote:\nplease call us. I did.'],
    ['answers between the lines', 'Hi,\n> Which size?\nLarge.\n> Which colour?\nBlue.'],
    ['a list with dashes', 'I need\n-- one\n-- two\nthanks'],
    ['a mail that is a quotation only', '> Where is it?'],
    ['a mail that is a signature only', '-- \nAnn'],
    ['an empty mail', ''],
  ])('%s', (_, text) => expect(fold(text, null)).toEqual({ text: text.trim(), quoted: null, signature: null }))

  test('a forwarded mail is the news', () => {
    const forwarded = 'See below.\n\n---------- Forwarded message ---------\nFrom: Ann <ann@example.com>\nDate: Mon\nSubject: Parcel\n\nWhere is it?'
    expect(fold(forwarded, 'Fwd: Parcel').text).toBe(forwarded)
    const outlook = 'See below.\n\nFrom: Ann <ann@example.com>\nSent: Monday\nSubject: Parcel\n\nWhere is it?'
    expect(fold(outlook, 'FW: Parcel').text).toBe(outlook)
  })
})

test('an answer below what it answers stands alone', () => {
  const { text, quoted } = fold('On 11/2/26 10:15, Joe wrote:\n> Which size?\n> Which colour?\n\nLarge and blue.\n\n-- \nAnn', null)
  expect([text, quoted]).toEqual(['Large and blue.', 'On 11/2/26 10:15, Joe wrote:\n> Which size?\n> Which colour?'])
})

const piece = fc.constantFrom(
  'Hello',
  '> quoted',
  '>> deeper',
  '',
  '  ',
  '-- ',
  'Ann',
  ...Object.values(ABOVE).flatMap((text) => text.split('\n')),
  '---------- Forwarded message ---------',
  'Sent from my iPhone',
  'a\u2028b',
)

const said = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

test('no line is lost or doubled, and there is always a text', () => {
  const law = fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
    const folded = fold(lines.join('\n'), null)
    expect([folded.text, folded.quoted, folded.signature].flatMap(said).toSorted()).toEqual(said(lines.join('\n')).toSorted())
    expect(folded.text === '').toBe(lines.every((line) => !line.trim()))
  })
  fc.assert(law, { numRuns: 2000 })
})

test('a long mail is folded in one go', () => {
  for (const line of ['> x\n', 'From: a\n', 'On 10:15 wrote:\n', 'x '.repeat(50), '-- \n', 'sent '.repeat(20) + '\n']) {
    const { text } = fold(line.repeat(200_000 / line.length), null)
    expect(text.length).toBeGreaterThan(0)
  }
})
