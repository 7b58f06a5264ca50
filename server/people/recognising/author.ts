/** Who wrote an item, as the network tells it. */
export interface Author {
  network: string
  /** The network's own id of the user; null: it told none. */
  id: string | null
  /** With or without a leading @; null: it told none. */
  handle: string | null
  name: string | null
  url: string | null
  followers: number | null
  /** In which it is written, ISO 639-1, where that is sure; null: it is not. */
  language: string | null
  /** When they wrote: what a newer item tells about its author counts more. */
  at: Date
  /** One of our own accounts. */
  ours: boolean
}

/** A handle as it is compared: no @, lower case. */
export const plainHandle = (handle: string): string => handle.replace(/^@/, '').toLowerCase()

/**
 * An author with one key: a user id that begins with @ is written like a bare handle, so it is one. Taken as both, an account
 * could be upgraded to another id while its old key was given away in the same batch.
 */
export const withOneKey = <A extends Pick<Author, 'id' | 'handle'>>(author: A): A =>
  author.id?.startsWith('@') ? { ...author, id: null, handle: author.id.slice(1) } : author

/** Under what an author is known on the network: the user id, else '@' and the handle. */
export const keyOf = (author: Pick<Author, 'id' | 'handle'>): string => author.id ?? `@${plainHandle(author.handle ?? '')}`

/** What a person is called until a member says otherwise: display name, else handle, else user id. */
export const nameFor = (identity: { name: string | null; handle: string | null; key: string }): string =>
  identity.name?.trim() || identity.handle || identity.key
