import { randomUUID } from 'node:crypto'
import { takeIn } from '../../server/app/intake.ts'
import { connect } from '../../server/channels/connecting/connect.ts'
import type { Fields } from '../../server/channels/connecting/credentials.ts'
import { findOrMakeChannel } from '../../server/channels/index.ts'
import { signatureOf } from '../../server/channels/phone/signature.ts'
import { RawItem } from '../../server/channels/raw-item.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { AERIE, type Platform } from '../../server/platform/work.ts'
import { timed, type Figure } from '../figure.ts'
import { wordsOf } from './peers/peer.ts'

/** People at once, and what each says, one after the other. */
const [PEOPLE, EACH] = [16, 25]
const PAGE = 'https://shop.harris.test'
const TOKEN = '0123456789abcdef0123456789abcdef'
const SID = `AC${'a'.repeat(32)}`

/** A server whose doors are open: its address, and what it says of itself. */
interface House {
  platform: Platform
  /** Where it listens, and where it says it is. */
  address: string
  url: string
}

/** How many words a second come in at the doors of our own pages and of the telephone, over HTTP, each told as kept before the next. */
export async function measureDoors(house: House): Promise<Figure[]> {
  const phone = await callers(house)
  const chat = await visitors(house)
  return [await beside(house, 'Website, pages over HTTP', chat), await beside(house, 'Phone, a switchboard over HTTP', phone)]
}

type Say = (person: number, nth: number) => Promise<unknown>

/** Each person says all they have, the people beside each other. */
const everybody = (say: Say): Promise<unknown> =>
  Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      for (let nth = 0; nth < EACH; nth++) await say(person, nth)
    }),
  )

async function beside({ platform }: House, name: string, say: Say): Promise<Figure> {
  const channelId = await inTransaction(platform.db, (tx) =>
    findOrMakeChannel({ tx, by: AERIE, now: platform.clock.now() }, { network: 'api', name: randomUUID() }),
  )
  const rate = async (ms: Promise<number>): Promise<number> => Math.round((PEOPLE * EACH * 1000) / (await ms))
  const bring: Say = (person, nth) => takeIn(platform, { channelId, items: [itemOf(channelId, person, nth)] })
  const value = await rate(timed(() => everybody(say)))
  const reference = await rate(timed(() => everybody(bring)))
  return {
    of: 'items a second, each by itself, from the request to the desk',
    name,
    value,
    unit: 'items/s',
    reference: { name: 'each handed to intake by itself', value: reference },
    ratio: value / reference,
  }
}

/** What was said goes on with what the same person said before. */
const itemOf = (channelId: string, person: number, nth: number): RawItem =>
  RawItem.parse({
    id: `${channelId} ${person} ${nth}`,
    network: 'api',
    author: { handle: `${channelId}-${person}` },
    text: wordsOf(person * EACH + nth),
    at: new Date(),
    visibility: 'direct',
    references: nth > 0 ? [`${channelId} ${person} ${nth - 1}`] : null,
  })

const open = ({ platform }: House, network: string, fields: Fields): Promise<string> =>
  inTransaction(platform.db, (tx) =>
    connect(platform, { tx, by: AERIE, now: platform.clock.now() }, { network, name: network, teamId: null, brandId: null, fields }),
  )

/** Everybody is somewhere else, as told by a proxy: what one address may say is limited. */
const from = (person: number): Record<string, string> => ({ 'x-forwarded-for': `10.1.0.${person + 1}` })

async function post(url: string, headers: Record<string, string>, body: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers, body })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${said}`)
  return said
}

async function visitors(house: House): Promise<Say> {
  const channel = await open(house, 'web', { origins: PAGE, title: 'Harris Wear' })
  const door = `${house.address}/api/widget/${channel}`
  const headers = (person: number) => ({ origin: PAGE, 'content-type': 'application/json', ...from(person) })
  const { ticket } = (await (await fetch(door, { headers: headers(0) })).json()) as { ticket: string }
  const tokens = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => (JSON.parse(await post(`${door}/visits`, headers(person), '{}')) as { token: string }).token),
  )
  return (person, nth) =>
    post(
      `${door}/messages`,
      { ...headers(person), authorization: `Bearer ${tokens[person]}` },
      JSON.stringify({ id: randomUUID(), text: wordsOf(person * EACH + nth), ticket }),
    )
}

async function callers(house: House): Promise<Say> {
  await open(house, 'phone', { number: '+49 30 7654321', accountSid: SID, authToken: TOKEN })
  const path = '/api/channels/phone/call'
  return (person, nth) => {
    const call = { AccountSid: SID, CallSid: `CA${person}x${nth}`, From: `+4917012345${10 + person}`, To: '+49307654321', CallStatus: 'no-answer' }
    const form = new URLSearchParams(call)
    const signed = { 'x-twilio-signature': signatureOf(TOKEN, `${house.url}${path}`, form), 'content-type': 'application/x-www-form-urlencoded' }
    return post(`${house.address}${path}`, { ...signed, ...from(person) }, form.toString())
  }
}
