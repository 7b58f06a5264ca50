import type { Answer } from '../app/asking/api.ts'

export type Person = Answer<'GET /people/:id'>
export type Identity = Person['identities'][number]
export type PersonNote = Person['notes'][number]
export type Said = Answer<'GET /people/:id/timeline'>['items'][number]
