import type { Headers } from './automatic.ts'
import { messageIdOf, messageIdsIn } from './message-id.ts'
import type { Report } from './report.ts'

/** How a mail hangs together with others: by Message-IDs and nothing else, never by a subject. */
export interface Links {
  /** What it calls itself; null: nothing usable. */
  id: string | null
  inReplyTo: string | null
  /** Every id it names; null: none, and then it joins no other mail. */
  references: string[] | null
  /** Its References header, oldest first, for an answer to go on from. */
  chain: string[]
}

const MOST = 200

/** Marks our mails for ourselves, beside the Message-ID: some providers put one of their own in place of ours. */
export const MARK = 'X-Aerie-Id'

/**
 * A report joins the conversation of the mail it is about. Of our own sent mails the mark counts. Of a very long chain the beginning tells the conversation, the end
 * the branch.
 */
export function linksOf(headers: Headers, report: Report | null, direction: 'in' | 'out' = 'in'): Links {
  const given = messageIdOf(headers.get('message-id'))
  const id = (direction === 'out' && messageIdOf(headers.get(MARK.toLowerCase()))) || given
  const answers = messageIdsIn(headers.get('in-reply-to'))
  const chain = messageIdsIn(headers.get('references'))
  const more = [report?.about, given].filter((one) => typeof one === 'string')
  const named = [...new Set([...chain, ...answers, ...more])].filter((one) => one !== id)
  const references = named.length <= MOST ? named : [...named.slice(0, 20), ...named.slice(20 - MOST)]
  return {
    id,
    inReplyTo: answers.find((one) => one !== id) ?? references.findLast((one) => one !== given) ?? null,
    references: references.length > 0 ? references : null,
    chain: chain.slice(-MOST),
  }
}
