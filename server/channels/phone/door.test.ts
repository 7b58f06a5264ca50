import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { toNumber } from './number.ts'
import { isSigned, signatureOf } from './signature.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const SID = `AC${'a'.repeat(32)}`

/** A server with a number at Twilio. It stands on this machine, so that it may fetch from this machine. */
async function openHouse() {
  const database = await makeDatabase()
  const server = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' } })
  const ada = await server.asMember('administrator', { name: 'Ada' })
  const fields = { number: '+49 30 7654321', accountSid: SID, authToken: TOKEN }
  const channel = await ada.call('POST /channels', { body: { network: 'phone', name: 'Hotline', fields } })
  const post = (form: Record<string, string>, { token = TOKEN, query = '' } = {}) => {
    const all = new URLSearchParams({ AccountSid: SID, CallSid: 'CA1', From: '+491701234567', To: '+49307654321', Direction: 'inbound', ...form })
    const url = `/api/channels/phone/call${query}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signatureOf(token, `http://127.0.0.1:4600${url}`, all) }
    return server.http.inject({ method: 'POST', url, headers, payload: all.toString() })
  }
  const waiting = async () => (await ada.call('GET /conversations', { query: { view: 'waiting' } })).items
  const open = (id: string) => ada.call('GET /conversations/:id', { params: { id } })
  return {
    server,
    ada,
    channel,
    post,
    waiting,
    open,
    [Symbol.asyncDispose]: async () => (await server[Symbol.asyncDispose](), database[Symbol.asyncDispose]()),
  }
}

test('the signature is the one that Twilio’s own documents show', () => {
  const form = new URLSearchParams({ CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310', To: '+18005551212' })
  expect(signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=')
  const url = 'https://care.example/call?a=1'
  const signed = signatureOf('t', 'https://care.example:443/call?a=1', form)
  expect([isSigned('t', signed, url, form), isSigned('u', signed, url, form), isSigned('t', '', url, form)]).toEqual([true, false, false])
})

test('a missed call waits for an answer, once however often it is told', async () => {
  await using house = await openHouse()
  const missed = { CallStatus: 'no-answer', CallerName: 'BERG ANNA' }
  const answers = await Promise.all([1, 2, 3].map(() => house.post(missed)))
  for (const answer of answers)
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/xml; charset=utf-8', expect.stringContaining('<Response>')])
  const [row, ...others] = await house.waiting()
  expect(others).toEqual([])
  expect(row).toMatchObject({ preview: 'Missed call', person: { name: 'BERG ANNA' }, channel: { name: 'Hotline' }, due: { kind: 'first_response' }, items: 1 })
  for (const status of ['ringing', 'in-progress', 'completed']) await house.post({ CallSid: 'CA2', CallStatus: status })
  await house.post({ CallSid: 'CA3', CallStatus: 'no-answer', Direction: 'outbound-api' })
  expect(await house.waiting()).toHaveLength(1)
})

test('what is not signed by the number’s own token is turned away', async () => {
  await using house = await openHouse()
  const missed = { CallStatus: 'no-answer' }
  expect((await house.post(missed, { token: 'another' })).json()).toMatchObject({ status: 403, code: 'not-signed' })
  expect((await house.post({ ...missed, AccountSid: `AC${'b'.repeat(32)}` })).statusCode).toBe(403)
  expect(
    (
      await house.server.http.inject({
        method: 'POST',
        url: '/api/channels/phone/call',
        payload: 'CallSid=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).statusCode,
  ).toBe(422)
  expect((await house.server.http.inject({ method: 'POST', url: '/api/channels/phone/call', payload: {} })).statusCode).toBe(415)
  expect((await house.post(missed, { query: '?from=studio' })).statusCode).toBe(200)
  await house.ada.call('DELETE /channels/:id', { params: { id: house.channel.id } })
  expect((await house.post({ ...missed, CallSid: 'CA9' })).statusCode).toBe(403)
})

test('a voicemail comes with its recording, in the conversation of its call, once', async () => {
  await using house = await openHouse()
  let asked = 0
  const twilio = createServer((request, reply) =>
    asked++ === 0 ? reply.writeHead(404).end() : reply.writeHead(200, { 'x-path': request.url }).end('ID3 speech'),
  )
  await new Promise<void>((resolve) => twilio.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void twilio.close())
  const url = `http://127.0.0.1:${(twilio.address() as AddressInfo).port}/Recordings/RE1`
  await house.server.startWorkers()
  await house.post({ CallStatus: 'no-answer' })
  for (const _ of [1, 2])
    await house.post({ CallStatus: 'completed', RecordingSid: 'RE1', RecordingUrl: url, RecordingDuration: '75', TranscriptionText: 'Please call me back.' })
  const [row] = await house.waiting()
  expect(row).toMatchObject({ items: 2, preview: 'Voicemail (1:15) Please call me back.' })
  const files = await until(async () => {
    const items = (await house.open(row!.id)).entries.flatMap((entry) => (entry.what === 'item' ? entry.attachments : []))
    return items.length > 0 ? items : null
  })
  expect(files).toMatchObject([{ name: 'voicemail.mp3', type: 'audio/mpeg', bytes: 10 }])
  expect((await house.server.http.inject({ url: files[0]!.url, headers: house.ada.headers })).body).toBe('ID3 speech')
})

test.each([
  ['+49 (30) 123-4567', null, '+49301234567'],
  ['0049 30 1234567', null, '+49301234567'],
  ['030 1234567', 'DE', '+49301234567'],
  ['020 7946 0018', 'gb', '+442079460018'],
  ['030 1234567', null, null],
  ['030 1234567', 'XX', null],
  ['anonymous', 'DE', null],
  ['12', 'DE', null],
])('%s dialled in %s is %s', (written, country, number) => expect(toNumber(written, country)).toBe(number))
