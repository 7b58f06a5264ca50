import { lockName, type Tx } from '#platform/db.ts'
import { Acquaintances } from './acquaintance.ts'
import type { Identity } from './identity.ts'
import { withOneKey, type Author } from './author.ts'
import { findKnown } from './find.ts'
import type { Customer } from '../tiers/tier.ts'
import { writeKnown } from './write.ts'

/** Who an author is. */
export interface Recognised {
  identityId: string
  personId: string
  /** What the network last told; null: nothing. */
  followers: number | null
  /** In which they usually write, ISO 639-1; null: not known. */
  language: string | null
  /** What they are to the company; null: nobody said. */
  customer: Customer | null
}

/** A bare handle whose user id became known was somebody already: what was `from`'s is `into`'s. */
export interface SamePerson {
  from: string
  into: string
}

/**
 * Recognises the authors of a batch, or makes their acquaintance, in a fixed number of statements.
 *
 * Batches of two channels may bring the same new author at once, or one the handle and the other its id. So whoever
 * recognises on a network does it alone until the transaction ends; the networks are locked in the order of their names,
 * after the channel's intake lock, so that nobody waits in a circle.
 * @param spoken the language each wrote in, where that is sure: it is read meanwhile
 * @returns who each author is, in the order asked
 */
export async function recognise(
  tx: Tx,
  told: readonly Omit<Author, 'language'>[],
  spoken: () => Promise<readonly (string | null)[]>,
): Promise<{ people: Recognised[]; same: SamePerson[] }> {
  for (const network of [...new Set(told.map((author) => author.network))].toSorted()) await lockName(tx, `people ${network}`)
  const keyed = told.map(withOneKey)
  const [known, languages] = await Promise.all([findKnown(tx, keyed), spoken()])
  const authors = keyed.map((author, i) => ({ ...author, language: languages[i] ?? null }))
  const before = new Map(known.map(({ identity }) => [identity, { ...identity, person: { ...identity.person } }]))
  const acquaintances = new Acquaintances(known)
  const met = acquaintances.meet(authors)
  await writeKnown(tx, acquaintances, before)
  return { people: met.map(toRecognised), same: whoWasSame(acquaintances) }
}

const toRecognised = ({ id, person, followers, language }: Identity): Recognised => ({
  identityId: id,
  personId: person.id,
  followers,
  language,
  customer: person.customer,
})

const whoWasSame = ({ merged }: Acquaintances): SamePerson[] =>
  [...merged].filter(([from, into]) => !from.isNew && from.person.id !== into.person.id).map(([from, into]) => ({ from: from.person.id, into: into.person.id }))
