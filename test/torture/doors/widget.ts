import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { signatureOf } from '../../../server/channels/web/visits/signed.ts'
import type { Ground } from '../ground/ground.ts'
import { connect, type OpenDoor } from './door.ts'

const PAGE = 'https://shop.harris.test'
const SECRET = 'a secret of thirty-two characters or more'
/** How long the page's signature holds, ms: longer than any clock is set forwards. */
const SIGNED_FOR = 3 * 24 * 3_600_000
/** A visitor goes away who cannot write for so long, ms. */
const PATIENCE = 120_000

interface Visit {
  token: string
  said: string[]
}

/** The chat on the company's page: each visitor is signed in there, and their page sends what they wrote until it is told that it is kept. */
export const widgetDoor: OpenDoor = async (ground) => {
  const channelId = await connect(ground, 'web', { origins: PAGE, title: 'Harris Wear', signingSecret: SECRET })
  const visits = new Map<number, Visit>()
  const ask = (method: string, path: string, token?: string, body?: object): Promise<unknown> =>
    insist(`${ground.url}/api/widget/${channelId}${path}`, {
      method,
      headers: { origin: PAGE, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const begin = async (customer: number): Promise<Visit> => {
    const { token } = (await ask('POST', '/visits', undefined, { user: signed(ground, `customer-${customer}`), name: `Customer ${customer}` })) as Visit
    const visit = { token, said: [] }
    visits.set(customer, visit)
    return visit
  }
  const read = async ({ token }: Visit): Promise<{ direction: string; text: string }[]> =>
    ((await ask('GET', '/messages?wait=0', token)) as { lines: { direction: string; text: string }[] }).lines
  return {
    name: 'widget',
    channelId,
    visibility: 'direct',
    async say(customer, text) {
      const visit = visits.get(customer) ?? (await begin(customer))
      const { ticket } = (await ask('GET', '')) as { ticket: string }
      await ask('POST', '/messages', visit.token, { id: randomUUID(), text, ticket })
      visit.said.push(text)
    },
    async readAnswers() {
      const lines = await Promise.all([...visits.values()].map(read))
      return lines.flat().flatMap(({ direction, text }) => (direction === 'out' ? [text] : []))
    },
    async wrong() {
      const shown = await Promise.all([...visits].map(async ([customer, visit]) => ({ customer, visit, lines: await read(visit) })))
      return shown.flatMap(({ customer, visit, lines }) => {
        const theirs = lines.flatMap(({ direction, text }) => (direction === 'in' ? [text] : []))
        return theirs.join() === visit.said.join() ? [] : [`the page of visitor ${customer} shows: ${theirs.join()}`]
      })
    },
  }
}

/** By the clock of the app, which may be set. */
function signed({ clocks }: Ground, id: string) {
  const expires = Math.floor((Date.now() + clocks.shift.app + SIGNED_FOR) / 1000)
  return { id, expires, signature: signatureOf(SECRET, id, expires) }
}

/** As the widget does: the same again until somebody answers. Throws when the answer is no for good. */
async function insist(url: string, asked: RequestInit): Promise<unknown> {
  let said = 'nothing'
  for (const end = performance.now() + PATIENCE; performance.now() < end; await wait(250)) {
    const answer = await fetch(url, { ...asked, signal: AbortSignal.timeout(20_000) }).catch((error: Error) => error)
    if (answer instanceof Error) said = answer.message
    else {
      const body: unknown = await answer.json().catch(() => null)
      if (answer.ok && body) return body
      said = `${answer.status} ${JSON.stringify(body)}`
      if (answer.status < 500 && answer.status !== 429 && !answer.ok) throw new Error(`${url}: ${said}`)
    }
  }
  throw new Error(`${url} was not answered for ${PATIENCE / 1000} s: ${said}`)
}
