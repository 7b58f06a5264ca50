import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { trialAccount } from '../account.ts'
import { RawItem } from '../raw-item.ts'
import { adapterOf, inTime, sortFields, type Fields } from './credentials.ts'

/** What a channel would bring. */
export interface Preview {
  /** The newest, so many at most. */
  items: { id: string; author: string; title: string | null; text: string; at: string; url: string | null; inReplyTo: string | null }[]
  found: number
  broken: { place: string; reason: string }[]
}

/** So many are shown, and so much of each, characters. */
const SHOWN = 5
const LONGEST = 500

/** What would come in, by what was typed; nothing is kept. Refuses what the network refuses, and a network that cannot tell. */
export async function previewChannel(platform: Platform, { network, fields }: { network: string; fields: Fields }): Promise<Preview> {
  const adapter = adapterOf(network)
  const { preview } = adapter
  if (!preview) throw new Refusal('invalid', 'no-preview', `${adapter.title} cannot be looked at before it is connected. Connect it.`)
  const { settings, secret } = sortFields(adapter, fields)
  const { items, broken = [] } = await inTime(adapter, () => preview(trialAccount(platform, { id: newId(), name: adapter.title, settings }, secret)))
  return { items: items.slice(0, SHOWN).map(toView), found: items.length, broken: broken.slice(0, SHOWN).map(({ place, reason }) => ({ place, reason })) }
}

const toView = (given: RawItem): Preview['items'][number] => {
  const { id, author, subject = null, text, at, url = null, inReplyTo = null } = RawItem.parse(given)
  return {
    id,
    author: author.name ?? author.handle ?? author.id ?? '',
    title: subject,
    text: text.slice(0, LONGEST).toWellFormed(),
    at: at.toISOString(),
    url,
    inReplyTo,
  }
}
