import type { Fields } from '../../../server/channels/connecting/credentials.ts'

/** What a channel reads from: a network's own software, or a stand-in, on this machine alone. */
export interface Peer extends AsyncDisposable {
  /** As the registry of adapters calls it. */
  network: string
  /** Beside which it is named in the figures. */
  title: string
  /** Items that wait there. */
  count: number
  /** Its form. */
  fields: Fields
  /** Reads all of it with a bare client, and throws it away. */
  readBarely?(): Promise<unknown>
}

/** Items of a peer that is quick to be filled. */
export const MANY = 1000
/** Of one that keeps each of them properly. */
export const SOME = 300

/** What customers write: no two say the same. */
export const wordsOf = (n: number): string => `Where is my parcel number ${n}, and does the ${n % 2 ? 'hood' : 'glove'} come in size ${n % 47}?`
