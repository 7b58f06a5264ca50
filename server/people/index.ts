/**
 * Who it is.
 *
 * In come authors as networks tell them; out go people. A person may be only a handle; what is known grows, and what a
 * network does not tell is not forgotten.
 *
 * identity: an account on a network, known by the user id there, or by '@handle' until the id is known · person: one or
 * several identities, with a name · former handle: what an identity was called before
 */
export { introduce, keyOn, lockNetworks, type Introduced } from './introducing.ts'
export { peopleContract } from './contract.ts'
export type { Author } from './recognising/author.ts'
export { recognise, type Recognised, type SamePerson } from './recognising/recognise.ts'
export { identitiesOf, readAuthors, readFollowers, readKnownNames, readPeople, type AuthorName, type PersonName } from './reading/names.ts'
export { noteAll } from './notes/note-all.ts'
export { peopleRoutes } from './routes.ts'
export { findIdentities } from './reading/find.ts'
