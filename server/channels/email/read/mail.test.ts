import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RawItem } from '../../raw-item.ts'
import { toItem, type MailExtra, type Reader } from './mail.ts'
import { openMail, UnreadableMail } from './open-mail.ts'

const now = new Date('2026-11-22T12:00:00Z')
const payload = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../payloads', `${name}.eml`))

function reader(changes: Partial<Reader> = {}): Reader & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    ours: ['care@shop.example'],
    direction: 'in',
    storedAt: null,
    now,
    place: { uid: 1 },
    files,
    async keepFile(name, type, bytes) {
      const file = `file-${files.size + 1}`
      files.set(file, bytes)
      return { file, name, type, bytes: bytes.length }
    },
    ...changes,
  }
}
const read = async (source: Uint8Array | string, by = reader()) =>
  toItem(await openMail(typeof source === 'string' ? Buffer.from(source.replaceAll('\n', '\r\n')) : source), by)
const extraOf = (item: RawItem) => item.extra as unknown as MailExtra

test('an answer from Gmail: new words, folded rest, pictures and files', async () => {
  const by = reader()
  const item = await read(payload('gmail-answer'), by)
  expect(item).toMatchObject({
    id: 'CAF+third_1@mail.mail.example',
    author: { id: 'ann.smith@mail.example', name: 'Ann Smïth' },
    subject: 'Re: Where is my parcel? 📤',
    text: 'It still has not come — see the picture.',
    at: new Date('2026-11-02T10:15:00Z'),
    inReplyTo: 'second@shop.example',
    references: ['first@shop.example', 'second@shop.example'],
    visibility: 'direct',
    automatic: false,
    attachments: [
      { file: 'file-1', name: 'pic.png', type: 'image/png', bytes: 16 },
      { file: 'file-2', name: 'Rechnung €.pdf', type: 'application/pdf', bytes: 9 },
    ],
    extra: { signature: '-- \nAnn', quoted: expect.stringContaining('> It is on its way.') },
  })
  expect(by.files.get('file-2')).toEqual(new Uint8Array(Buffer.from('%PDF-1.4\n')))
  expect(item.html).toContain('<img alt="" width="20" data-file="file-1" />')
  expect(item.html).toContain('<blockquote>')
  expect(item.html).not.toMatch(/script|track\.example|gmail_quote/)
})

test('HTML alone becomes text, and what Outlook quotes is folded', async () => {
  const item = await read(payload('outlook-html-only'))
  expect(item.text).toBe('Guten Tag,\n\nder Preis passt für uns. 500 € sind gut.\n\nGrüße, Joe')
  expect(extraOf(item).quoted).toMatch(/^Von: Care[\s\S]*Unser Preis ist 500 Euro\.$/)
  expect(item.html).not.toMatch(/evil|position|MsoNormal|<o:p/)
})

test.each([
  ['japanese', '山田', 'ご質問', 'いつ届きますか'],
  ['latin1-without-saying-so', 'José Núñez', 'Facturación', '¿Dónde está mi factura?'],
])('odd encodings are read: %s', async (name, author, subject, text) => {
  expect(await read(payload(name))).toMatchObject({ author: { name: author }, subject, text })
})

test('a bounce says what failed, joins the conversation of the mail it is about, and is never answered', async () => {
  const item = await read(payload('bounce-postfix'))
  expect(item).toMatchObject({ automatic: true, references: ['ours-1@shop.example'], inReplyTo: 'ours-1@shop.example' })
  expect(extraOf(item).report).toEqual({
    about: 'ours-1@shop.example',
    failures: [{ recipient: 'gone@mail.example', status: '5.1.1', reason: expect.stringContaining('User unknown') }],
  })
})

test('an absence note joins its conversation and is never answered', async () => {
  expect(await read(payload('away'))).toMatchObject({
    automatic: true,
    references: ['ours-2@shop.example'],
    extra: { automatic: 'Auto-Submitted: auto-replied' },
  })
})

test('a contact form speaks for the customer in Reply-To', async () => {
  expect(await read(payload('contact-form'))).toMatchObject({
    automatic: false,
    author: { id: 'maria@posta.example', name: 'Maria Rossi' },
    extra: { replyTo: [{ address: 'maria@posta.example' }] },
  })
})

test('a mail without an id has one from its content, the same wherever it lies, and joins nothing', async () => {
  const source = payload('without-id').toString()
  const item = await read(source)
  expect(item).toMatchObject({ id: expect.stringMatching(/^digest-/), references: null, inReplyTo: null })
  const elsewhere = await read(`X-UID: 7\r\nStatus: RO\r\n${source}\r\n`, reader({ place: { uid: 99 } }))
  expect(elsewhere.id).toBe(item.id)
  const again = await read(source.replace('10:00:00 +0000\r\nFrom', '10:05:00 +0000\r\nFrom'))
  expect(again.id).not.toBe(item.id)
})

test('a sent mail is ours, and not automatic for that', async () => {
  const item = await read('From: care@shop.example\nTo: a@b.example\nMessage-ID: <s@shop.example>\nSubject: Hi\n\nHello', reader({ direction: 'out' }))
  expect(item).toMatchObject({ direction: 'out', automatic: false, author: { id: 'care@shop.example' } })
})

test('a mail that names nobody is refused with the reason', async () => {
  await expect(read('Subject: Hi\n\nHello')).rejects.toThrow('it names nobody who wrote it')
})

test('attachments beyond the bounds are left out by name', async () => {
  const parts = Array.from({ length: 102 }, (_, i) => `--b\nContent-Type: text/csv; name="${i}.csv"\nContent-Disposition: attachment\n\n1\n`).join('')
  const item = await read(`From: a@b.example\nMessage-ID: <many@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`)
  expect([item.attachments.length, extraOf(item).leftOut.map((one) => one.name)]).toEqual([100, ['100.csv', '101.csv']])
})

const headerLine = fc.constantFrom(
  'From: a@b.example',
  'From:',
  'From: <',
  'From: g: a@b, c@d;',
  'Subject: =?utf-8?Q?=00=FF?=',
  'Subject: =?x?B?/?=',
  'Content-Type: multipart/mixed; boundary=x',
  'Content-Type: text/html; charset=nonsense',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'Date: never',
  'Date: Mon, 99 Foo 0000',
  'Message-ID: <>',
  'References: <a@b> <a@b> c',
  '--x',
  '--x--',
  '',
  ' folded',
  '\ud800',
  'Reply-To: \u0000@b',
)
const mail = fc.oneof(
  fc.uint8Array({ maxLength: 500 }),
  fc.array(fc.oneof(headerLine, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 30 }).map((lines) => Buffer.from(lines.join('\r\n'))),
  fc
    .tuple(fc.constantFrom('gmail-answer', 'outlook-html-only', 'bounce-postfix', 'japanese'), fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 40 }))
    .map(([name, hits]) => {
      const bytes = payload(name)
      for (const [at, value] of hits) bytes[at % bytes.length] = value
      return bytes
    }),
)

test('however broken, a mail is an item that can be kept, or is refused with a reason', async () => {
  const law = fc.asyncProperty(mail, async (source) => {
    const item = await read(source).catch((error: unknown) => error)
    if (item instanceof UnreadableMail) return
    expect(RawItem.parse(item)).toEqual(item)
    const kept = JSON.stringify(item)
    expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/)
    expect((item as RawItem).at.getTime()).toBeLessThanOrEqual(now.getTime())
  })
  await fc.assert(law, { numRuns: 1000 })
})
