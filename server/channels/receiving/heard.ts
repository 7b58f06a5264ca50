/** What a network brought to a door of ours, written down as it came before it was acknowledged. */
export interface Letters {
  /** The oldest by the network's own number, so many at most. */
  read(most: number): Promise<{ nth: number; body: string; at: Date }[]>
  /** What is kept as items need not be kept as letters. */
  forget(nths: readonly number[]): Promise<void>
  /** Until there is one, at most so many ms. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  /** When somebody last came to the door without its secret; null: never. */
  refusedAt(): Promise<Date | null>
}

/** Nobody brings anything. */
export const NO_LETTERS: Letters = {
  read: () => Promise.resolve([]),
  forget: () => Promise.resolve(),
  wait: () => Promise.resolve(),
  refusedAt: () => Promise.resolve(null),
}

/** What a post of a stream says, as far as it can be watched for. */
export interface Overheard {
  text: string
  /** The author's, where it is known. */
  handle?: string | null
  /** What the network says that it is in, ISO 639-1. */
  language?: string | null
}

/** What people watch for, for an adapter that hears a stream of which only what is watched for is kept. Given by app. */
export interface Watches {
  /** Does anybody watch for anything? Else nobody need listen. */
  any(): Promise<boolean>
  /** The handles that are watched for (`from:`), without @: where a stream names authors by another id. */
  authors(): Promise<readonly string[]>
  /** Of raw posts, before anything of them is stored, those that are watched for. Give them on as `overheard: 'stream'`. */
  sift<P>(posts: readonly P[], heard: (post: P) => Overheard): Promise<P[]>
}

/** Nobody watches for anything. */
export const NO_WATCHES: Watches = { any: () => Promise.resolve(false), authors: () => Promise.resolve([]), sift: () => Promise.resolve([]) }
