import { conversationNumber } from '../fill.ts'
import { madeUpItems } from '../made-up-items.ts'
import { ADMIN } from './product.ts'

const ROUNDS = 60
/** Items that come in at once. */
const BATCH = 500
/** Once in so many rounds. */
const EVERY = 3

/** What a few people at the desk do in some minutes, as fast as it goes: lists, searches, conversations, while items come in. */
export async function workAtTheDesk(address: string): Promise<void> {
  const headers = { cookie: await signIn(address), origin: address }
  for (let round = 0; round < ROUNDS; round++) {
    const number = (n: number): string => conversationNumber((round * 15_485_863 + n * 7919) % 1_000_000)
    const lists = ['waiting', 'closed', 'queue', 'with_them'].map((view) => `conversations?view=${view}&limit=100`)
    const searches = ['search?q=order', `search?q=person${round * 77}`, 'search?q=parcel21%20water37']
    const opened = [1, 2, 3, 4].map((n) => `conversations/${number(n)}`)
    const asked = [...lists, 'conversations/counts', ...searches, ...opened].map((path) => call(address, path, { headers }))
    if (round % EVERY === 0) asked.push(bring(address, headers, round * BATCH))
    await Promise.all(asked)
  }
}

async function call(address: string, path: string, options: RequestInit): Promise<void> {
  const answer = await fetch(`${address}/api/v1/${path}`, options)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
}

const bring = (address: string, headers: Record<string, string>, from: number): Promise<void> =>
  call(address, 'items', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(madeUpItems('machine', from, BATCH, new Date(Date.now() - 1_800_000))),
  })

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(ADMIN),
  })
  if (!answer.ok) throw new Error(`cannot sign in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
