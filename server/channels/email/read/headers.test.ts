import { expect, test } from 'vitest'
import { automaticBecause } from './automatic.ts'
import { linksOf } from './links.ts'
import { messageIdsIn } from './message-id.ts'
import { isDeaf, senderOf } from './sender.ts'
import { writtenAt } from './written-at.ts'

const ann = { author: { address: 'ann@mail.example', name: null }, replyTo: [], isOurs: false, isDeaf: false }

test.each([
  ['Auto-Submitted', 'auto-replied'],
  ['Auto-Submitted', 'auto-generated; owner-email="x"'],
  ['Auto-Submitted', 'Auto-Notified (a comment)'],
  ['Return-Path', '<>'],
  ['Return-Path', ''],
  ['Content-Type', 'multipart/report; report-type=delivery-status; boundary=x'],
  ['Content-Type', 'Multipart/Report; report-type=disposition-notification'],
  ['Precedence', 'bulk'],
  ['Precedence', 'Auto_Reply'],
  ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ['X-Autoreply', 'yes'],
  ['X-Failed-Recipients', 'gone@mail.example'],
  ['List-Id', '<news.shop.example>'],
  ['List-Unsubscribe', '<mailto:leave@shop.example>'],
  ['Subject', 'Out of office: back on Monday'],
  ['Subject', 'Automatische Antwort: Angebot'],
  ['Subject', 'Réponse automatique : Devis'],
  ['Subject', 'Undelivered Mail Returned to Sender'],
])('a machine wrote it: %s: %s', (name, value) => expect(automaticBecause(new Map([[name.toLowerCase(), value]]), ann)).toBeTruthy())

test.each([
  ['Auto-Submitted', 'no'],
  ['Return-Path', '<ann@mail.example>'],
  ['Content-Type', 'multipart/mixed; boundary=x'],
  ['Precedence', 'normal'],
  ['X-Auto-Response-Suppress', 'None'],
  ['Subject', 'Is the office out of paper?'],
  ['Subject', 'Automatic door broken'],
  ['Subject', 'Returned mail order'],
])('a person wrote it: %s: %s', (name, value) => {
  expect(automaticBecause(new Map([[name.toLowerCase(), value]]), ann)).toBeNull()
})

test.each([
  'noreply@a.example',
  'no-reply@a.example',
  'shop-no_reply@a.example',
  'donotreply@a.example',
  'do-not-reply+7@a.example',
  'ne-pas-repondre@a.example',
  'nicht-antworten@a.example',
  'noresponder@a.example',
  'svara-inte@a.example',
  'MAILER-DAEMON@a.example',
  'bounce-77=x@a.example',
])('%s reads no answers', (address) => expect(isDeaf(address)).toBe(true))
test.each(['norbert@a.example', 'reply@a.example', 'nora.replyton@a.example', 'anon@noreply.example', 'info@a.example'])('%s reads answers', (address) =>
  expect(isDeaf(address)).toBe(false),
)

const from = (address: string, ...replyTo: string[]) =>
  senderOf({ from: { name: '', address }, replyTo: replyTo.map((one) => ({ name: '', address: one })), headers: [], headerLines: [], attachments: [] }, [
    'care@shop.example',
  ])

test('who wrote: the sender, or the customer behind a form', () => {
  expect(from('Ann@Mail.example')).toMatchObject({ author: { address: 'ann@mail.example' }, replyTo: [{ address: 'ann@mail.example' }], isOurs: false })
  expect(from('ann@mail.example', 'office@mail.example')).toMatchObject({
    author: { address: 'ann@mail.example' },
    replyTo: [{ address: 'office@mail.example' }],
  })
  expect(from('care+web@shop.example', 'maria@posta.example')).toMatchObject({ author: { address: 'maria@posta.example' }, isOurs: false })
  expect(from('noreply@form.example', 'maria@posta.example')).toMatchObject({ author: { address: 'maria@posta.example' }, isDeaf: false })
  expect(from('care@shop.example', 'care@shop.example')).toMatchObject({ author: { address: 'care@shop.example' }, isOurs: true })
  expect(from('nobody')).toBeNull()
})

test.each([
  ['<a@b.example>', ['a@b.example']],
  ['<a@b> (said Ann)\r\n <c@d>', ['a@b', 'c@d']],
  ['<a@b><c@d>,<a@b>', ['a@b', 'c@d']],
  ['a@b c@d', ['a@b', 'c@d']],
  ['<a @ b>', ['a@b']],
  ['Your message of "Mon, 2 Nov" <x@y>', ['x@y']],
  ['<0123456789abcdef0123>', ['0123456789abcdef0123']],
  ['<>', []],
  ['< >', []],
  ['<null>', []],
  ['<@>', []],
  ['', []],
  [undefined, []],
])('Message-IDs in %j: %j', (header, ids) => expect(messageIdsIn(header)).toEqual(ids))

test('a very long Message-ID is known by its digest, the same each time', () => {
  const long = `<${'x'.repeat(900)}@y>`
  expect(messageIdsIn(long)).toEqual(messageIdsIn(`${long} `))
  expect(messageIdsIn(long)[0]).toMatch(/^sha256-[0-9a-f]{64}$/)
})

const links = (headers: Record<string, string>) => linksOf(new Map(Object.entries(headers)), null)

test('a mail joins by what it names, and by nothing if it names nothing', () => {
  expect(links({ 'message-id': '<c@x>', 'in-reply-to': '<b@x>', references: '<a@x> <b@x>' })).toEqual({
    id: 'c@x',
    inReplyTo: 'b@x',
    references: ['a@x', 'b@x'],
    chain: ['a@x', 'b@x'],
  })
  expect(links({ references: '<a@x> <b@x>' })).toMatchObject({ inReplyTo: 'b@x' })
  expect(links({ 'message-id': '<c@x>', 'in-reply-to': '<c@x>', references: '<>' })).toEqual({ id: 'c@x', inReplyTo: null, references: null, chain: [] })
  const long = links({ references: Array.from({ length: 500 }, (_, i) => `<${i}@x>`).join(' ') })
  expect([long.references?.length, long.references?.[0], long.references?.at(-1)]).toEqual([200, '0@x', '499@x'])
})

const now = new Date('2026-11-22T12:00:00Z')
const received = 'from a by b; Mon, 2 Nov 2026 10:00:00 +0000 (UTC)'
test.each([
  ['the sender’s clock is believed', { date: 'Mon, 2 Nov 2026 09:58:00 +0000', received }, '2026-11-02T09:58:00Z'],
  ['a clock that is ahead is not', { date: 'Mon, 2 Nov 2026 11:00:00 +0000', received }, '2026-11-02T10:00:00Z'],
  ['a clock that stopped years ago is not', { date: 'Sat, 1 Jan 2005 00:00:00 +0000', received }, '2026-11-02T10:00:00Z'],
  ['a mail on its way for days is as old as it is', { date: 'Thu, 29 Oct 2026 10:00:00 +0000', received }, '2026-10-29T10:00:00Z'],
  ['no date: its delivery', { received }, '2026-11-02T10:00:00Z'],
  ['nonsense: its delivery', { date: 'yesterday-ish', received }, '2026-11-02T10:00:00Z'],
  ['a zone by its old name', { date: 'Mon, 2 Nov 2026 05:00:00 EST', received }, '2026-11-02T10:00:00Z'],
  ['a sent copy: its own date', { date: 'Sat, 3 Jan 2026 10:00:00 +0000', storedAt: new Date('2026-11-02') }, '2026-01-03T10:00:00Z'],
  ['no Received: the mailbox', { storedAt: new Date('2026-11-02T10:00:00Z') }, '2026-11-02T10:00:00Z'],
  ['never in the future', { date: 'Fri, 1 Jan 2038 10:00:00 +0000', storedAt: new Date('2039-01-01') }, '2026-11-22T12:00:00Z'],
  ['nothing at all: now', {}, '2026-11-22T12:00:00Z'],
] as const)('when it was written: %s', (_, dates, at) => {
  expect(writtenAt({ date: null, received: null, storedAt: null, now, ...dates }).toISOString()).toBe(new Date(at).toISOString())
})
