import type { RawChange } from '../raw-item.ts'
import type { Api } from './api.ts'
import { Message, wordsOf } from './message.ts'
import type { Place } from './place.ts'
import { Refused } from './trouble.ts'

export interface Followed {
  changes: RawChange[]
  gone: Set<string>
  edited: Place['watched']
}

/** What was edited or deleted while nobody told us, among the messages that are watched. */
export async function lookAgain(api: Api, watched: Place['watched'], now: Date, signal: AbortSignal): Promise<Followed> {
  const [changes, gone, edited]: [RawChange[], Set<string>, Place['watched']] = [[], new Set(), []]
  for (const [id, room, editedAt] of watched) {
    const message = await readOne(api, room, id, signal)
    if (message === 'gone') {
      gone.add(id)
      changes.push({ change: 'deleted', id, at: now })
    } else if (message?.edited_timestamp && message.edited_timestamp !== editedAt) {
      edited.push([id, room, message.edited_timestamp])
      changes.push({ change: 'edited', id, at: new Date(message.edited_timestamp), text: wordsOf(message) })
    }
  }
  return { changes, gone, edited }
}

/** Null: we may not see it any more, which says nothing of what became of it. */
async function readOne(api: Api, room: string, id: string, signal: AbortSignal): Promise<Message | 'gone' | null> {
  try {
    return Message.safeParse(await api.ask(`/channels/${room}/messages/${id}`, { signal })).data ?? null
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return 'gone'
    if (error instanceof Refused && error.status === 403) return null
    throw error
  }
}
