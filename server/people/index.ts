/**
 * Who it is.
 *
 * In come authors as networks tell them; out go people. A person may be only a handle; what is known grows, and what a
 * network does not tell is not forgotten.
 *
 * identity: an account on a network, known by the user id there, or by '@handle' until the id is known · person: one or
 * several identities, with a name · former handle: what an identity was called before · tier: what a customer is to the company,
 * by its own list · account owner: the member who looks after a person
 */
export { introduce, keyOn, lockNetworks, type Introduced } from './introducing.ts'
export { peopleContract } from './contract.ts'
export type { Author } from './recognising/author.ts'
export { recognise, type Recognised, type SamePerson } from './recognising/recognise.ts'
export { identitiesOf, readAuthors, readKnownNames, readPeople, readWeights, type AuthorName, type AuthorWeight, type PersonName } from './reading/names.ts'
export { noteAll } from './notes/note-all.ts'
export { peopleRoutes } from './routes.ts'
export { readTiers } from './tiers/read-tiers.ts'
export type { Customer, Tier } from './tiers/tier.ts'
export { findIdentities } from './reading/find.ts'
