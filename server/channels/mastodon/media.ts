import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AccountTrouble, type Account, type Outgoing } from '../adapter.ts'
import type { Api } from './api.ts'

const Media = z.object({ id: z.string(), url: z.string().nullish() })
/** Mastodon's own limit, characters (docs.joinmastodon.org/methods/media, 2026-11). */
const LONGEST_ALT = 1_500
/** A server may take a while to make a film ready: asked every second, so many times. */
const TRIES = 60

/** Uploads what goes along. @returns their ids on the server, in order, each ready to be posted */
export async function upload(api: Api, account: Account, attachments: Outgoing['attachments']): Promise<string[]> {
  const ids: string[] = []
  for (const { file, name, type, alt } of attachments) {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(await account.readFile(file))], { type }), name)
    if (alt) form.append('description', alt.slice(0, LONGEST_ALT))
    const packed = new Response(form)
    const body = { type: packed.headers.get('content-type')!, bytes: new Uint8Array(await packed.arrayBuffer()) }
    const { data, status } = await api.post('/api/v2/media', { body })
    const { id } = Media.parse(data)
    if (status === 202) await untilReady(api, id, name)
    ids.push(id)
  }
  return ids
}

async function untilReady(api: Api, id: string, name: string): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    if ((await api.get(`/api/v1/media/${id}`)).status === 200) return
    await wait(1000)
  }
  throw new AccountTrouble(`${name} is not ready`, 'The server does not answer at the moment; it is tried again.', { needsYou: false })
}
