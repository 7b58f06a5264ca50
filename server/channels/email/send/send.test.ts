import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailAccount } from '../../../../test/mail-account.ts'
import { CARE, mailServerName, startMailServer, type MailServer } from '../../../../test/mail-server.ts'
import { startSmtpReceiver, type SmtpReceiver } from '../../../../test/smtp-receiver.ts'
import { AccountTrouble, type Outgoing } from '../../adapter.ts'
import { email } from '../adapter.ts'
import { openImap } from '../connect.ts'
import { toItem } from '../read/mail.ts'
import { openMail } from '../read/open-mail.ts'
import { mailboxOf } from '../settings.ts'
import { keepsSentItself } from './sent-copy.ts'
import { answerSubject } from './subject.ts'

let written = 0
const message = (more: Partial<Outgoing> = {}): Outgoing => ({
  id: `0199-${++written}`,
  text: 'It comes <tomorrow>.\n\nBest, Joe 🙂',
  inReplyTo: 'second@mail.example',
  replyExtra: {
    messageId: 'second@mail.example',
    references: ['first@mail.example'],
    from: { address: 'ann@mail.example', name: 'Ann "A." Smith' },
    replyTo: [{ address: 'ann+home@mail.example', name: 'Ann' }],
    automatic: null,
  },
  replyText: 'Where is it?\nReally?',
  visibility: 'direct',
  subject: 'AW: Re: Parcel',
  to: { networkUserId: 'ann@mail.example', handle: 'ann@mail.example', name: 'Ann' },
  attachments: [],
  writtenAt: '2026-11-22T09:00:00.000Z',
  ...more,
})
const read = async (raw: Buffer) =>
  toItem(await openMail(raw), {
    ours: [],
    direction: 'in',
    storedAt: null,
    now: new Date('2026-11-22T12:00:00Z'),
    place: {},
    keepFile: async (name, type, bytes) => ({ file: 'f', name, type, bytes: bytes.length }),
  })

describe(`sending mail (the mailbox is on ${mailServerName})`, () => {
  let server: MailServer
  let smtp: SmtpReceiver
  let made = 0
  beforeAll(async () => void (server = await startMailServer()))
  beforeEach(async () => void (smtp = await startSmtpReceiver()))
  afterEach(() => smtp[Symbol.asyncDispose]())
  afterAll(() => server[Symbol.asyncDispose]())

  /** A channel whose sent mails lie in a folder of its own. */
  async function makeAccount() {
    const sentFolder = `Outbox ${++made}`
    const account = mailAccount(server, { smtpPort: smtp.port, sentFolder })
    await using connection = await openImap(mailboxOf(account))
    await connection.imap.mailboxCreate(sentFolder)
    const copies = async (): Promise<Buffer[]> => {
      await using one = await openImap(mailboxOf(account))
      const { exists } = await one.imap.mailboxOpen(sentFolder, { readOnly: true })
      if (exists === 0) return []
      return (await one.imap.fetchAll('1:*', { source: true })).map(({ source }) => source!)
    }
    return { account, copies }
  }

  test('an answer arrives in its thread, with what it answers quoted, and lies among the sent mails', async () => {
    const { account, copies } = await makeAccount()
    const answer = message()
    const sent = await email.send!(account, answer)
    const [got] = smtp.mails
    expect(got).toMatchObject({ from: CARE, to: ['ann+home@mail.example'] })
    const raw = got!.raw.toString()
    expect(raw).toMatch(/^From: Shop Care <care@shop\.example>\r$/m)
    expect(raw).not.toMatch(/^(auto-submitted|precedence|bcc):/im)
    const item = await read(got!.raw)
    expect(item).toMatchObject({
      id: `${answer.id}@shop.example`,
      subject: 'Re: Parcel',
      text: 'It comes <tomorrow>.\n\nBest, Joe 🙂',
      inReplyTo: 'second@mail.example',
      references: ['first@mail.example', 'second@mail.example'],
      at: new Date(answer.writtenAt),
      automatic: false,
    })
    expect(item.extra).toMatchObject({ quoted: 'Ann "A." Smith <ann@mail.example>:\n> Where is it?\n> Really?' })
    expect(sent).toMatchObject({ networkId: item.id, item: { references: item.references, subject: 'Re: Parcel' } })
    expect((await copies()).map((copy) => copy.toString().replaceAll('\r', '').trim())).toEqual([raw.replaceAll('\r', '').trim()])
  })

  test('what was sent is found, what was not is not', async () => {
    const { account } = await makeAccount()
    const answer = message()
    expect(await email.find!(account, answer)).toBeNull()
    const sent = await email.send!(account, answer)
    expect(await email.find!(account, answer)).toMatchObject({ networkId: sent.networkId, item: sent.item })
    expect(await email.find!(account, message())).toBeNull()
  })

  test('the copy is kept although the mailbox breaks away in between', async () => {
    const { account, copies } = await makeAccount()
    smtp.beforeYes = () => server.dropConnections()
    await email.send!(account, message())
    expect([smtp.mails.length, (await copies()).length]).toEqual([1, 1])
  })

  test('where the server dies before it says yes, the next attempt is the same mail, byte for byte', async () => {
    const { account } = await makeAccount()
    const answer = message()
    smtp.diesAfterTaking = true
    await expect(email.send!(account, answer)).rejects.not.toBeInstanceOf(AccountTrouble)
    smtp.diesAfterTaking = false
    expect(await email.find!(account, answer)).toBeNull()
    await email.send!(account, answer)
    expect(smtp.mails[1]!.raw.equals(smtp.mails[0]!.raw)).toBe(true)
  })

  test('without the mailbox nothing is sent', async () => {
    const account = mailAccount({ imap: 1 }, { smtpPort: smtp.port })
    await expect(email.send!(account, message())).rejects.toThrow('ECONNREFUSED')
    await expect(email.send!(mailAccount(server, { smtpPort: smtp.port, sentFolder: 'Nowhere' }), message())).rejects.toThrow(AccountTrouble)
    expect(smtp.mails).toEqual([])
  })

  test.each([
    ['an address that does not exist', { address: { code: 550, text: '5.1.1 User unknown' } }, /address was refused.*User unknown/],
    ['a mail that is too large', { mail: { code: 552, text: '5.3.4 Message too big' } }, /too large/],
    ['a mail it does not like', { mail: { code: 554, text: '5.7.1 Sender not yours' } }, /refused the message.*Sender not yours/],
    ['a sign-in', { auth: { code: 535, text: '5.7.8 Authentication failed' } }, /user name and password/],
  ])('the server’s last no tells what to do: %s', async (_, refuse, advice) => {
    const { account, copies } = await makeAccount()
    smtp.refuse = refuse
    const error = await email.send!(account, message()).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(AccountTrouble)
    expect((error as AccountTrouble).advice).toMatch(advice)
    expect((await copies()).length).toBe(0)
  })

  test.each([
    ['a full mailbox', { address: { code: 452, text: '4.2.2 Mailbox full' } }],
    ['greylisting', { address: { code: 451, text: '4.7.1 Try again later' } }],
    ['a server in trouble', { mail: { code: 421, text: '4.3.2 Shutting down' } }],
    ['a sign-in service in trouble', { auth: { code: 454, text: '4.7.0 Temporary authentication failure' } }],
  ])('the server’s no for now is tried again: %s', async (_, refuse) => {
    const { account } = await makeAccount()
    smtp.refuse = refuse
    await expect(email.send!(account, message())).rejects.not.toBeInstanceOf(AccountTrouble)
  })

  test('a machine is not answered', async () => {
    const { account } = await makeAccount()
    await expect(email.send!(account, message({ replyExtra: { automatic: 'Auto-Submitted: auto-replied' } }))).rejects.toThrow('machine')
    expect(smtp.mails).toEqual([])
  })

  test('files go along; a new conversation has its own subject and names no other mail', async () => {
    const { account } = await makeAccount()
    const file = await account.keepFile('Rechnung €.pdf', 'application/pdf', Buffer.from('%PDF'))
    await email.send!(account, message({ inReplyTo: null, replyExtra: {}, replyText: null, subject: 'News\r\nBcc: evil@x.example', attachments: [file] }))
    const item = await read(smtp.mails[0]!.raw)
    expect(item).toMatchObject({
      subject: 'News Bcc: evil@x.example',
      references: null,
      attachments: [{ name: 'Rechnung €.pdf', type: 'application/pdf', bytes: 4 }],
    })
    expect(smtp.mails[0]!.to).toEqual(['ann@mail.example'])
  })

  test('connecting tries both sides, and finds the folder of sent mail', async () => {
    const found = await email.check(mailAccount(server, { smtpPort: smtp.port }))
    expect(found).toMatchObject({
      accountName: CARE,
      own: { id: CARE, handle: CARE, name: 'Shop Care' },
      settings: { sentFolder: 'Sent Mail', imapHost: '127.0.0.1' },
    })
    smtp.refuse = { auth: { code: 535, text: '5.7.8 no' } }
    await expect(email.check(mailAccount(server, { smtpPort: smtp.port }))).rejects.toThrow(AccountTrouble)
    await expect(email.check(mailAccount(server, { smtpPort: smtp.port }, 'wrong'))).rejects.toThrow(AccountTrouble)
  })
})

test.each([
  ['Parcel', 'Re: Parcel'],
  ['Re: Parcel', 'Re: Parcel'],
  ['RE: AW: Sv : Parcel', 'Re: Parcel'],
  ['Re[2]: Parcel', 'Re: Parcel'],
  ['Reparatur', 'Re: Reparatur'],
  ['回复：包裹', 'Re: 包裹'],
  [null, 'Re:'],
])('the subject of an answer to %s is %s', (subject, answer) => expect(answerSubject(subject)).toBe(answer))

test.each([
  ['smtp.gmail.com', true],
  ['smtp.office365.com', true],
  ['smtp-mail.outlook.com', true],
  ['mail.example.com', false],
  ['notgmail.com.example.com', false],
])('%s keeps sent mail itself: %s', (host, keeps) => expect(keepsSentItself(host)).toBe(keeps))

test('what a machine wrote is out of reach, and says why; all else is in reach, privately and for ever', () => {
  const item = { network: 'email', visibility: 'direct' as const, at: new Date(), deleted: false, extra: { automatic: 'List-Id' } }
  expect(email.reach({ ...item, automatic: true }, new Date())).toMatchObject({ answer: 'none', note: expect.stringContaining('List-Id') })
  expect(email.reach({ ...item, automatic: false }, new Date())).toMatchObject({ answer: 'direct', until: null, limit: null, note: null })
})
