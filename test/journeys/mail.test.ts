import { expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { openMail } from '../../server/channels/email/read/open-mail.ts'
import { until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { CARE, mailServerName, startMailServer } from '../mail-server.ts'
import { makeServer } from '../server.ts'
import { startSmtpReceiver } from '../smtp-receiver.ts'

test(
  `a customer’s mail is answered from the desk, their thanks join it, and their absence note asks for nothing (the server is ${mailServerName})`,
  { timeout: 120_000 },
  async () => {
    await using database = await makeDatabase()
    await using server = await startMailServer()
    await using smtp = await startSmtpReceiver()
    await using aerie = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' }, clock: systemClock as never })
    const [ines, ravi] = [await aerie.asMember('administrator'), await aerie.asMember('agent', { teams: [aerie.teams.care.id] })]
    await aerie.startWorkers()
    const fields = {
      address: CARE,
      fromName: 'Shop',
      password: 'secret',
      imapHost: '127.0.0.1',
      imapPort: server.imap,
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: smtp.port,
      smtpSecurity: 'none',
    }
    await ines.call('POST /channels', { body: { network: 'email', name: 'Mail', teamId: aerie.teams.care.id, fields } })

    const marta = (id: string, more: string, text: string) =>
      server.deliver(
        `From: Marta <marta@mail.example>\nTo: ${CARE}\nSubject: Gloves\nMessage-ID: <${id}@mail.example>\nDate: ${new Date().toUTCString()}\n${more}\n${text}\n`,
      )
    await marta('first', '', 'Do the gloves come in black?')
    const waiting = await until(async () => (await ravi.call('GET /conversations', { query: { view: 'queue' } })).items[0])
    expect(waiting).toMatchObject({
      person: { name: 'Marta' },
      subject: 'Gloves',
      visibility: 'direct',
      state: 'waiting_for_us',
      due: { kind: 'first_response' },
    })
    await ravi.call('POST /conversations/:id/claim', { params: { id: waiting.id } })
    const { changes } = await ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
    await ravi.call('POST /conversations/:id/reply', { params: { id: waiting.id }, body: { text: 'They do.', visibility: 'direct', changes } })

    const { to, raw } = await until(() => smtp.mails[0])
    const { mail } = await openMail(raw)
    expect([to, mail.subject, mail.inReplyTo, mail.text?.trim()]).toEqual([
      ['marta@mail.example'],
      'Re: Gloves',
      '<first@mail.example>',
      'They do.\n\nMarta <marta@mail.example>:\n> Do the gloves come in black?',
    ])
    const whole = () => ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
    await until(async () => (await whole()).state === 'waiting_for_them')
    await marta('away', `In-Reply-To: ${mail.messageId}\nAuto-Submitted: auto-replied\n`, 'I am away.')
    await until(async () => (await whole()).items === 3)
    expect((await whole()).state).toBe('waiting_for_them')
    await marta('thanks', `References: <first@mail.example> ${mail.messageId}\n`, 'Thank you!\n\nOn 11/2/26 10:15, Shop wrote:\n> They do.')
    await until(async () => (await whole()).state === 'waiting_for_us')
    const said = (await whole()).entries.flatMap((entry) => (entry.what === 'item' ? [[entry.direction, entry.text]] : []))
    expect(new Set(said)).toEqual(
      new Set([
        ['in', 'Do the gloves come in black?'],
        ['in', 'I am away.'],
        ['in', 'Thank you!'],
        ['out', 'They do.'],
      ]),
    )
  },
)
