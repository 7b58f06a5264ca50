import { RawItem } from '../raw-item.ts'
import { originOf } from './settings.ts'
import type { Visitor } from './visits/visitor.ts'

/** What we want back when a visitor is answered. */
export interface VisitorExtra extends Record<string, unknown> {
  visitor: string
  by: 'widget' | 'form'
}

/** What somebody wrote on a page of ours. */
export interface Word {
  /** Made by the page: the same on every try. */
  id: string
  text: string
  at: Date
  /** The page it was written on. */
  page?: string | null
  attachments?: RawItem['attachments']
  /** What goes before the text as its title. */
  subject?: string | null
}

/** The network id of a message of a visitor, theirs or ours. */
export const networkIdOf = (visitorId: string, id: string): string => `${visitorId}:${id}`

/** What a visitor is known by until somebody vouches for them. */
export const handleOf = (visitorId: string): string => `visitor-${visitorId}`

/**
 * Who a visitor is to those who recognise people. Somebody nobody vouches for is a handle of their own; once the company's page
 * signs who they are, the user id comes beside it, and what the handle said is that user's. A name or mail address that they only
 * say themselves makes nobody anybody.
 */
export const authorOf = ({ id, user_id: userId, name }: Pick<Visitor, 'id' | 'user_id' | 'name'>): RawItem['author'] => ({
  id: userId === null ? null : `user:${userId}`,
  handle: handleOf(id),
  name: name ?? `Visitor ${id.slice(-4)}`,
})

/** @param before the message before it, unless that is long ago: on a page people do not answer a message, they just go on */
export function toItem(visitor: Visitor, word: Word, before: string | null): RawItem {
  const extra: VisitorExtra = { visitor: visitor.id, by: visitor.came_by }
  return RawItem.parse({
    id: networkIdOf(visitor.id, word.id),
    network: 'web',
    author: authorOf(visitor),
    text: word.text,
    subject: word.subject ?? null,
    at: word.at,
    references: before === null ? null : [networkIdOf(visitor.id, before)],
    visibility: 'direct',
    url: pageOf(word.page),
    attachments: word.attachments ?? [],
    extra,
  })
}

/** Which page it was, without what follows ? and #: that may hold what nobody meant to tell. */
function pageOf(page: string | null | undefined): string | null {
  const origin = page ? originOf(page) : null
  return origin && page ? `${origin}${new URL(page).pathname}`.slice(0, 2_000) : null
}
