import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'

/** Attachments and uploads, in the data folder. Names are made by us; nothing from outside becomes a path. */
export interface Files {
  /** Writes whole or not at all: to a side file first, then renamed. */
  put(name: string, bytes: Uint8Array): Promise<void>
  read(name: string): ReadStream
  size(name: string): Promise<number>
  remove(name: string): Promise<void>
  /** Where it lies on disk, for tools that want a path. Refuses a name that leaves the folder. */
  path(name: string): string
}

export function openFiles(dataFolder: string): Files {
  const root = join(dataFolder, 'files')
  const path = (name: string): string => {
    const full = normalize(join(root, name))
    if (!full.startsWith(root + '/')) throw new Error(`not a file of ours: ${name}`)
    return full
  }
  return {
    path,
    async put(name, bytes) {
      const target = path(name)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(`${target}.part`, bytes, { flush: true })
      await rename(`${target}.part`, target)
    },
    read: (name) => createReadStream(path(name)),
    size: async (name) => (await stat(path(name))).size,
    remove: (name) => rm(path(name), { force: true }),
  }
}
