import { nameFor, plainHandle, type Author } from './author.ts'
import type { Identity } from './identity.ts'

/** Takes what an item tells about its author: what is newer counts, and nothing known is forgotten because it was not told. */
export function learn(identity: Identity, author: Author): void {
  const before = nameFor(identity)
  const newer = author.at >= identity.lastSeenAt
  if (author.handle) learnHandle(identity, author.handle.replace(/^@/, ''), author.at)
  for (const field of ['name', 'url', 'followers', 'language'] as const) {
    const told = author[field]
    if (told !== null && told !== '' && (newer || identity[field] === null)) Object.assign(identity, { [field]: told })
  }
  if (newer) identity.lastSeenAt = author.at
  if (author.at < identity.firstSeenAt) identity.firstSeenAt = author.at
  learnPerson(identity, before, author)
}

function learnHandle(identity: Identity, handle: string, at: Date): void {
  const said = plainHandle(handle)
  const current = identity.handle === null ? null : plainHandle(identity.handle)
  if (identity.handleAt && at < identity.handleAt) {
    if (said !== current) lastSeenUnder(identity, said, at)
    return
  }
  if (current !== null && said !== current) lastSeenUnder(identity, current, identity.handleAt ?? identity.lastSeenAt)
  identity.former.delete(said)
  identity.handle = handle
  identity.handleAt = at
}

function lastSeenUnder(identity: Identity, handle: string, at: Date): void {
  const known = identity.former.get(handle)
  if (!known || known < at) identity.former.set(handle, at)
}

/** A person carries the name of the identity it was first known by, until a member names them. */
function learnPerson(identity: Identity, before: string, author: Author): void {
  const { person } = identity
  if (!person.named && person.name === before) person.name = nameFor(identity)
  if (author.ours) person.isCompany = true
  if (author.at < person.firstSeenAt) person.firstSeenAt = author.at
}
