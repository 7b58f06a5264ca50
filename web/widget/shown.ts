import type { Line, SignedUser } from './server.ts'

/** A message as it is shown. `state`: of their own alone. */
export interface Shown extends Omit<Line, 'place'> {
  /** Null: not at the server yet. */
  place: number | null
  state: 'waiting' | 'sent' | 'refused'
  /** What is still to be sent. */
  file?: File
}

/** What a page passes on about who is signed in there. */
export interface Who {
  user?: SignedUser
  name?: string
  email?: string
}
