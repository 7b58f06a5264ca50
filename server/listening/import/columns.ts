import { parseWhen } from './when.ts'

/** The fields of an item that a column can fill. */
export const FIELDS = [
  'id',
  'network',
  'author.id',
  'author.handle',
  'author.name',
  'author.url',
  'author.followers',
  'text',
  'at',
  'inReplyTo',
  'visibility',
  'url',
  'lang',
  'inbound',
  'subject',
] as const
export type Field = (typeof FIELDS)[number]

/** Field → column name; a value that begins with `=` is the same for every row. */
export type Mapping = Partial<Record<Field, string>>

/** Names that columns go by in the wild: exports of the networks, of help desks, and the public customer-support set. */
const KNOWN: Record<Field, readonly string[]> = {
  id: ['tweet_id', 'id', 'post_id', 'message_id', 'comment_id', 'status_id', 'item_id', 'uri', 'guid'],
  network: ['network', 'source', 'platform', 'channel'],
  'author.id': ['author_id', 'user_id', 'from_id', 'sender_id', 'author.id'],
  'author.handle': ['author_handle', 'handle', 'username', 'screen_name', 'user_screen_name', 'author.handle', 'author', 'user', 'from', 'sender'],
  'author.name': ['author_name', 'display_name', 'user_name', 'name', 'full_name', 'author.name'],
  'author.url': ['author_url', 'profile_url', 'author.url'],
  'author.followers': ['followers', 'followers_count', 'follower_count', 'author.followers'],
  text: ['text', 'full_text', 'body', 'content', 'message', 'comment', 'tweet'],
  at: ['created_at', 'at', 'date', 'datetime', 'timestamp', 'time', 'posted_at', 'published_at', 'created'],
  inReplyTo: ['in_response_to_tweet_id', 'in_reply_to', 'in_reply_to_id', 'in_reply_to_status_id', 'inreplyto', 'reply_to', 'parent_id'],
  visibility: ['visibility', 'privacy'],
  url: ['url', 'permalink', 'link'],
  lang: ['lang', 'language'],
  inbound: ['inbound', 'direction', 'is_inbound'],
  subject: ['subject', 'title'],
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/** Guesses which column is what, from the header alone. Each column is used once; of two that go by one name, the first. */
export function guessMapping(columns: readonly string[]): Mapping {
  const free = new Map(columns.toReversed().map((column) => [plain(column), column]))
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const known = KNOWN[field].find((name) => free.has(name))
    if (known === undefined) continue
    mapping[field] = free.get(known)!
    free.delete(known)
  }
  if (!mapping.network) mapping.network = columns.some((column) => plain(column) === 'tweet_id') ? '=twitter' : '=import'
  return mapping
}

/** What a mapping lacks before rows can become items, as sentences. Empty: it can begin. */
export function missingFrom(mapping: Mapping): string[] {
  const lacks: string[] = []
  if (!mapping.id) lacks.push('Choose the column that holds each message’s own id: by it a second run adds nothing.')
  if (!mapping['author.id'] && !mapping['author.handle']) lacks.push('Choose the column that says who wrote it: an id or a handle.')
  if (!mapping.text) lacks.push('Choose the column that holds the text.')
  if (!mapping.at) lacks.push('Choose the column that says when it was written.')
  return lacks
}

const NO = /^(false|0|no|out|outbound|agent|reply)$/i

/** One CSV record in the public item shape, unchecked. A date in any usual form becomes ISO 8601; what is not a date stays and is refused at the door. */
export function toItem(record: Record<string, string>, mapping: Mapping): unknown {
  const of = (field: Field): string | undefined => {
    const column = mapping[field]
    const value = column?.startsWith('=') ? column.slice(1) : column === undefined ? undefined : record[column]
    return value === undefined || value.trim() === '' ? undefined : value
  }
  const followers = of('author.followers')
  const inbound = of('inbound')
  const visibility = of('visibility')
  return {
    id: of('id')?.trim(),
    network: of('network')?.trim(),
    author: {
      id: of('author.id')?.trim(),
      handle: of('author.handle')?.trim().replace(/^@/, ''),
      name: of('author.name'),
      url: of('author.url')?.trim(),
      followers: followers && /^\d+$/.test(followers) ? Number(followers) : undefined,
    },
    text: of('text') ?? '', // who says nothing needs a subject; that is the door's to judge
    at: parseWhen(of('at')),
    inReplyTo: of('inReplyTo')?.trim(),
    visibility: visibility && /^(direct|private|dm)$/i.test(visibility) ? 'direct' : 'public',
    url: of('url')?.trim(),
    lang: of('lang'),
    subject: of('subject'),
    direction: inbound !== undefined && NO.test(inbound.trim()) ? 'out' : 'in',
  }
}
