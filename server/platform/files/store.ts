import type { Readable } from 'node:stream'

/** Where files lie. Names are made by us; nothing from outside becomes a path. */
export interface Store {
  /** Writes whole or not at all. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The same from a stream, in constant memory. Refuses more than `limit` bytes. @returns the size */
  putStream(name: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<number>
  /** Null: there is none of that name. */
  read(name: string): Promise<Readable | null>
  remove(name: string): Promise<void>
  /** The names below a folder that were last written before an instant, half-written ones too, at most so many at once. None where there is no folder. */
  older(folder: string, before: Date, atOnce: number): AsyncIterable<string[]>
}
