import { createHash } from 'node:crypto'

/** Ids longer than this are known by their digest: RFC 5322 allows 998 characters, our columns 500. */
const LONGEST = 480

/**
 * The Message-IDs in a header (Message-ID, In-Reply-To or References; RFC 5322 §3.6.4), without their angle brackets, in
 * order, each once. What cannot tell one mail from another (`<>`, `<null>`, a word of a sentence) is not one: grouping by
 * it would put strangers into one conversation. Programs that leave the brackets out are understood.
 */
export function messageIdsIn(header: string | null | undefined): string[] {
  const bracketed = [...(header ?? '').matchAll(/<([^<>]*)>/g)].map((match) => match[1]!.replace(/\s+/g, ''))
  const found = bracketed.length > 0 ? bracketed : (header ?? '').split(/[\s,;]+/)
  return [...new Set(found.filter(isTelling).map(shorten))]
}

/** The id a mail gives itself, or null. */
export const messageIdOf = (header: string | null | undefined): string | null => messageIdsIn(header)[0] ?? null

/** Made of a name at a place, as the standard asks, or else long enough to be chance. */
const isTelling = (id: string): boolean => /^[^\s@]+@[^\s@]+$/.test(id) || /^[^\s@:]{16,}$/.test(id)

const shorten = (id: string): string => (id.length > LONGEST ? `sha256-${createHash('sha256').update(id).digest('hex')}` : id)
