import { chance } from '../../server/channels/demo/story.ts'

/** The public shape of an item, as a caller of the API writes it. */
export interface Message {
  id: string
  network: string
  author: { id: string; handle: string }
  text: string
  at: string
  inReplyTo?: string
}

/** Messages of one thread. */
export const THREAD = 5

/** `count` numbered messages in threads of five, each answering the one before it; some by several people. @param run begins their ids */
export function numberedMessages(run: string, count: number, seed: number): Message[] {
  const random = chance(seed)
  const start = Date.parse('2026-03-02T08:00:00Z')
  return Array.from({ length: count }, (_, n) => {
    const isFirst = n % THREAD === 0
    const who = Math.floor(random() * (count / 8)) + 1
    return {
      id: `${run}-${n}`,
      network: 'torture',
      author: { id: `person-${who}`, handle: `person${who}` },
      text: `message number ${n}: where is my order?`,
      at: new Date(start + n * 1000).toISOString(),
      ...(isFirst ? {} : { inReplyTo: `${run}-${n - 1}` }),
    }
  })
}

/** Every message `times` times, in an order nobody would choose. */
export function shuffled<T>(items: readonly T[], times: number, seed: number): T[] {
  const random = chance(seed)
  const all = Array.from({ length: times }, () => items).flat()
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}
