import { buffer } from 'node:stream/consumers'
import type { Config } from './config.ts'
import { openDisk } from './files/disk.ts'
import { openS3 } from './files/s3.ts'
import type { Store } from './files/store.ts'

/** Attachments and uploads, in the data folder or in a bucket. Names are made by us; nothing from outside becomes a path. */
export interface Files extends Store {
  /** A whole file, for what must be sent in one piece. Throws when there is none of that name. */
  bytes(name: string): Promise<Buffer>
  /** Where it lies on disk, for tools that want a path: of what is imported, which never leaves the machine. Refuses a name that leaves the folder. */
  path(name: string): string
  /** What is wrong with the bucket, and what to do; null: nothing, or there is none. */
  trouble(): Promise<string | null>
}

/** What is read by its place, line by line and from the middle, stays on the machine. */
const ON_DISK = /^imports(\/|$)/

/**
 * The one door to files. With a bucket set, attachments go there; those that were kept before stay on disk and are found there,
 * so that the bucket can be set at any time.
 */
export function openFiles(dataFolder: string, s3: Config['s3'] = null): Files {
  const disk = openDisk(dataFolder)
  if (!s3) return withBytes(disk, disk.path, () => Promise.resolve(null))
  const bucket = openS3(s3)
  const storeOf = (name: string): Store => (ON_DISK.test(name) ? disk : bucket)
  const both: Store = {
    put: (name, bytes) => storeOf(name).put(name, bytes),
    putStream: (name, bytes, limit) => storeOf(name).putStream(name, bytes, limit),
    read: async (name) => (await disk.read(name)) ?? (ON_DISK.test(name) ? null : bucket.read(name)),
    async remove(name) {
      await disk.remove(name)
      if (!ON_DISK.test(name)) await bucket.remove(name)
    },
    async *older(folder, before, atOnce) {
      yield* disk.older(folder, before, atOnce)
      if (!ON_DISK.test(folder)) yield* bucket.older(folder, before, atOnce)
    },
  }
  return withBytes(both, disk.path, remembered(bucket.trouble))
}

/** What was found counts for so long, ms: health is asked for often. */
const REMEMBERED = 15_000

function remembered(look: Files['trouble']): Files['trouble'] {
  let found: { at: number; trouble: ReturnType<Files['trouble']> } | null = null
  return () => {
    if (!found || performance.now() - found.at > REMEMBERED) found = { at: performance.now(), trouble: look() }
    return found.trouble
  }
}

const withBytes = (store: Store, path: Files['path'], trouble: Files['trouble']): Files => ({
  ...store,
  path,
  trouble,
  async bytes(name) {
    const stream = await store.read(name)
    if (!stream) throw new Error(`there is no file ${name}`)
    return buffer(stream)
  },
})
