import { Refusal } from '#platform/refusal.ts'
import type { Outgoing } from '../adapter.ts'
import type { Reach } from './reach.ts'
import { bytesOf, lengthOf, threadOf } from './length.ts'

/** What is checked of an answer before it is put in line. */
export type Written = Pick<Outgoing, 'text' | 'visibility' | 'inParts'> & { attachments?: Outgoing['attachments'] }

/**
 * Refuses an answer that the network would not take, and says what to do: it cannot be answered there or not so openly, its
 * window has closed, the text is too long, or a file is not one it takes. Asked when it is sent, whatever was true when it was
 * begun.
 */
export function demandReach(reach: Reach, written: Written, now: Date): void {
  const { answer, until, directUntil, note } = reach
  if (answer === 'none') throw new Refusal('conflict', 'cannot-answer', note ?? 'This network takes no answer from here. Open the message there to answer.')
  if (until && until <= now) throw windowClosed(until, note ?? 'Wait until they write again, or reach them another way.')
  if (answer !== 'both' && answer !== written.visibility)
    throw new Refusal('conflict', 'not-so', `Here only ${OTHERWISE[answer]} is possible. Choose that and look over your text again.`, { answer })
  if (written.visibility === 'direct' && directUntil && directUntil <= now) throw windowClosed(directUntil, 'Answer in public instead.')
  demandLength(reach, written)
  demandMedia(reach, written.attachments ?? [])
}

const windowClosed = (until: Date, advice: string): Refusal =>
  new Refusal('conflict', 'window-closed', `The network takes no answer since ${until.toISOString()}. ${advice}`, { until: until.toISOString() })

const OTHERWISE = { public: 'an answer in public', direct: 'a direct message' }

function demandLength(reach: Reach, { text, inParts }: Written): void {
  if (!reach.limit) return
  const limit = inParts ? threadOf(reach.limit) : reach.limit
  const over = lengthOf(text, limit) - limit.length
  if (over > 0)
    throw new Refusal('invalid', 'too-long', `The text is ${over} characters longer than the network takes (${limit.length}). Shorten it.`, {
      over,
      limit: limit.length,
    })
  if (limit.bytes !== undefined && bytesOf(text) > limit.bytes)
    throw new Refusal('invalid', 'too-heavy', 'The text has too many special characters for the network. Use fewer emoji.', { limit: limit.bytes })
}

function demandMedia({ takes }: Reach, files: Outgoing['attachments']): void {
  if (!takes || files.length === 0) return
  const most = takes.media?.count ?? 0
  if (files.length > most) throw new Refusal('invalid', 'too-many-files', `The network takes ${most} files with an answer. Leave some out.`, { most })
  const { types, bytes } = takes.media!
  const odd = files.find((file) => types.length > 0 && !types.some((type) => file.type.startsWith(type)))
  if (odd) throw new Refusal('invalid', 'file-not-taken', `The network does not take ${odd.name}. Leave it out.`, { name: odd.name })
  const heavy = bytes === null ? undefined : files.find((file) => file.bytes > bytes)
  if (heavy)
    throw new Refusal('invalid', 'file-too-large', `${heavy.name} is larger than the network takes. Make it smaller.`, { name: heavy.name, most: bytes })
}
