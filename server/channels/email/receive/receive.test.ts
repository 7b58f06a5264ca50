import { setDefaultCACertificates, getCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeCertificate } from '../../../../test/certificate.ts'
import { until } from '../../../../test/channels.ts'
import { mailAccount } from '../../../../test/mail-account.ts'
import { CARE, mailServerName, putBehindTls, startMailServer, type MailServer } from '../../../../test/mail-server.ts'
import { AccountTrouble, type Account, type Arrival } from '../../adapter.ts'
import type { RawItem } from '../../raw-item.ts'
import { openImap } from '../connect.ts'
import { mailboxOf } from '../settings.ts'
import { receive } from './receive.ts'

const mail = (id: string, more = ''): string =>
  `From: Ann <ann@mail.example>\nTo: ${CARE}\nSubject: Parcel\nMessage-ID: <${id}@mail.example>\n${more}\nWhere is ${id}?\n`

/** An attachment of about so many megabytes. */
const part = (name: string, megabytes: number): string =>
  `--b\nContent-Type: application/zip; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${`${'QUJD'.repeat(19)}\n`.repeat((megabytes * 1024 * 1024) / 57)}\n`

/** Receives as the runner does: what is delivered and the cursor are kept together. */
function follow(account: Account, cursor: unknown = null, told = 60_000) {
  const stop = new AbortController()
  const kept = { items: [] as RawItem[], broken: [] as NonNullable<Arrival['broken']>, sizes: [] as number[], looks: 0, cursor, error: null as unknown }
  const run = async (): Promise<void> => {
    for await (const arrival of receive(account, cursor, stop.signal, { told, asking: 200 })) {
      kept.items.push(...arrival.items)
      kept.broken.push(...(arrival.broken ?? []))
      kept.cursor = JSON.parse(JSON.stringify(arrival.cursor))
      if (arrival.items.length > 0) kept.sizes.push(arrival.items.length)
      else kept.looks++
    }
  }
  const done = run().catch((error: unknown) => (kept.error = error))
  const end = async () => (stop.abort(), await done, kept)
  onTestFinished(async () => void (await end()))
  return { ...kept, kept, end, ids: () => kept.items.map((item) => item.id.replace('@mail.example', '')) }
}

/** Looks once, and is gone. */
async function lookOnce(account: Account, cursor: unknown = null) {
  const following = follow(account, cursor)
  await until(() => following.kept.looks > 0 || following.kept.error)
  return { ...(await following.end()), ids: following.ids() }
}

describe(`receiving mail (the server is ${mailServerName})`, () => {
  let server: MailServer
  beforeAll(async () => void (server = await startMailServer()))
  afterAll(() => server[Symbol.asyncDispose]())

  /** Each test has a mailbox of its own: another folder of the one user. */
  let made = 0
  async function emptyFolder() {
    const folder = `Test ${++made}`
    const account = mailAccount(server, { folder, sentFolder: `${folder} sent` })
    const open = () => openImap(mailboxOf(account))
    await using connection = await open()
    await connection.imap.mailboxCreate(folder)
    await connection.imap.mailboxCreate(`${folder} sent`)
    return {
      account,
      folder,
      append: async (text: string, { flags = [] as string[], at = new Date(), to = folder, times = 1 } = {}) => {
        await using one = await open()
        let uid = 0
        for (let i = 0; i < times; i++) {
          const appended = await one.imap.append(to, text.replaceAll('\n', '\r\n').replaceAll('{nth}', String(i)), flags, at)
          uid = (appended && appended.uid) || 0
        }
        return uid
      },
    }
  }

  test('what lies there comes first, then what arrives, as it arrives', async () => {
    const account = mailAccount(server)
    await server.deliver(mail('first'))
    const following = follow(account)
    await until(() => following.ids().length === 1 && following.kept.looks > 0)
    await server.deliver(mail('second'))
    await until(() => following.ids().length === 2)
    expect(following.ids()).toEqual(['first', 'second'])
    expect(following.kept.items[1]).toMatchObject({
      text: 'Where is second?',
      author: { id: 'ann@mail.example', name: 'Ann' },
      visibility: 'direct',
      direction: 'in',
    })
  })

  test('who comes back gets what came meanwhile, and nothing twice', async () => {
    const { account, append } = await emptyFolder()
    await append(mail('a'))
    const first = await lookOnce(account)
    await append(mail('b'))
    const second = await lookOnce(account, first.cursor)
    const third = await lookOnce(account, second.cursor)
    expect([first.ids, second.ids, third.ids]).toEqual([['a'], ['b'], []])
  })

  test('a folder numbered anew brings the same mails under the same ids', async () => {
    const { account, folder, append } = await emptyFolder()
    await append(mail('a'))
    await append(`From: ann@mail.example\nSubject: no id\nDate: ${new Date().toUTCString()}\n\nHello\n`)
    const before = await lookOnce(account)
    await server.changeUidValidity(folder)
    const after = await lookOnce(account, before.cursor)
    expect(after.ids).toEqual(before.ids)
    expect(after.ids[1]).toMatch(/^digest-/)
    await append(mail('c'))
    expect((await lookOnce(account, after.cursor)).ids).toEqual(['c'])
  })

  test('a mail that was deleted and is put back has the id it had', async () => {
    const { account, append, folder } = await emptyFolder()
    const uid = await append(mail('a'))
    const before = await lookOnce(account)
    await using connection = await openImap(mailboxOf(account))
    await connection.imap.mailboxOpen(folder)
    await connection.imap.messageDelete(String(uid), { uid: true })
    const gone = await lookOnce(account, before.cursor)
    await append(mail('a'))
    const back = await lookOnce(account, gone.cursor)
    expect([gone.ids, back.ids]).toEqual([[], ['a']])
  })

  test('at first only the last days are taken, later everything new however old', async () => {
    const { account, append } = await emptyFolder()
    const old = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000)
    await append(mail('old'), { at: old })
    await append(mail('new'))
    await append(mail('old too'.replace(' ', '-')), { at: old })
    const first = await lookOnce(account)
    await append(mail('moved-here'), { at: old })
    expect([first.ids, (await lookOnce(account, first.cursor)).ids]).toEqual([['new'], ['moved-here']])
  })

  test('deleted mails and drafts are none', async () => {
    const { account, append } = await emptyFolder()
    await append(mail('deleted'), { flags: ['\\Deleted'] })
    await append(mail('draft'), { flags: ['\\Draft'] })
    await append(mail('mail'))
    expect((await lookOnce(account)).ids).toEqual(['mail'])
  })

  test('an answer from another program is found among the sent mails, as ours', async () => {
    const { account, append, folder } = await emptyFolder()
    const following = follow(account, null, 300)
    await until(() => following.kept.looks > 0)
    await append(`From: ${CARE}\nTo: ann@mail.example\nMessage-ID: <ours@shop.example>\nIn-Reply-To: <a@mail.example>\n\nHere it is.\n`, {
      to: `${folder} sent`,
    })
    await until(() => following.kept.items.length === 1)
    expect(following.kept.items[0]).toMatchObject({ id: 'ours@shop.example', direction: 'out', inReplyTo: 'a@mail.example', automatic: false })
  })

  test('reading changes nothing in the mailbox', async () => {
    const { account, append, folder } = await emptyFolder()
    await append(mail('a'))
    await lookOnce(account)
    await using connection = await openImap(mailboxOf(account))
    await connection.imap.mailboxOpen(folder, { readOnly: true })
    const found = await connection.imap.fetchOne('1', { flags: true })
    expect(found && found.flags?.has('\\Seen')).toBe(false)
  })

  test('a full mailbox comes in deliveries of at most 50, in order', async () => {
    const { account, append } = await emptyFolder()
    const ids = Array.from({ length: 120 }, (_, i) => `m${i}`)
    await append(mail('m{nth}'), { times: 120 })
    const first = await lookOnce(account)
    expect(first.ids).toEqual(ids)
    expect(first.sizes).toEqual([50, 50, 20])
  })

  test('a mail nobody wrote is set aside with the reason, its neighbours come', async () => {
    const { account, append, folder } = await emptyFolder()
    await append(mail('a'))
    await append('Subject: nobody\n\nHello\n')
    await append(mail('b'))
    const { ids, broken } = await lookOnce(account)
    expect(ids).toEqual(['a', 'b'])
    expect(broken).toEqual([
      {
        place: expect.stringContaining(`${folder}, UID 2`),
        id: null,
        raw: expect.stringContaining('Subject: nobody'),
        reason: expect.stringContaining('names nobody'),
      },
    ])
  })

  test('a large mail is read part by part; what is too large of it stays in the mailbox, said so', async () => {
    const { account, append } = await emptyFolder()
    await append(
      `From: ann@mail.example\nMessage-ID: <large@mail.example>\nReferences: <a@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nDie Gr=F6=DFe\n${part('small.zip', 1)}${part('huge.zip', 30)}--b--\n`,
    )
    const { items, broken } = await lookOnce(account)
    expect(items[0]).toMatchObject({
      id: 'large@mail.example',
      text: 'Die Größe',
      references: ['a@mail.example'],
      attachments: [{ name: 'small.zip', type: 'application/zip' }],
    })
    expect(Buffer.from(account.files.get('file-1')!).toString('latin1', 0, 6)).toBe('ABCABC')
    expect(account.files.get('file-1')!.length).toBe(Math.floor((1024 * 1024) / 57) * 57)
    expect(broken).toMatchObject([{ id: 'large@mail.example', reason: expect.stringContaining('huge.zip') }])
  })

  test('a connection that breaks ends receiving; who comes back gets everything', async () => {
    const { account, append } = await emptyFolder()
    const following = follow(account)
    await until(() => following.kept.looks > 0)
    await server.dropConnections()
    await until(() => following.kept.error)
    expect(following.kept.error).not.toBeInstanceOf(AccountTrouble)
    await append(mail('meanwhile'))
    expect((await lookOnce(account, following.kept.cursor)).ids).toEqual(['meanwhile'])
  })

  test.each([
    ['a wrong password', {}, 'wrong', /app password/],
    ['a folder that is not there', { folder: 'Nowhere' }, 'secret', /cannot be opened/],
    ['security the server does not have', { imapSecurity: 'starttls' }, 'secret', /security/],
    ['a server that does not exist', { imapHost: 'nowhere.invalid', imapSecurity: 'tls' }, 'secret', /no server called/],
    ['a password in the clear over the internet', { imapHost: '93.184.215.14' }, 'secret', /everyone to read/],
  ])('%s needs a person, and says what to do', async (_, settings, password, advice) => {
    const { error } = await lookOnce(mailAccount(server, settings, password))
    expect(error).toBeInstanceOf(AccountTrouble)
    expect((error as AccountTrouble).advice).toMatch(advice)
    expect((error as AccountTrouble).needsYou).toBe(true)
  })

  test('a server that is down is tried again by itself', async () => {
    const { error } = await lookOnce(mailAccount({ imap: 1 }))
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(AccountTrouble)
  })

  test('a connection is encrypted, or not made, when the certificate is not trusted', async () => {
    const certificate = makeCertificate()
    await using tls = await putBehindTls(server.imap, certificate)
    const account = mailAccount(server, { imapHost: 'localhost', imapPort: tls.port, imapSecurity: 'tls' })
    expect((await lookOnce(account)).error).toMatchObject({ advice: expect.stringContaining('certificate') })
    const before = getCACertificates()
    setDefaultCACertificates([...before, certificate.cert])
    const trusted = await lookOnce(account)
    setDefaultCACertificates(before)
    expect(trusted.error).toBeNull()
    expect(trusted.looks).toBeGreaterThan(0)
  })
})
