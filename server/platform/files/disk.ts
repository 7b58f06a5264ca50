import { createReadStream, createWriteStream, existsSync, type ReadStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { limited } from './limit.ts'
import type { Store } from './store.ts'

export interface Disk extends Store {
  /** Where it lies, for tools that want a path. Refuses a name that leaves the folder. */
  path(name: string): string
}

/** Files in the data folder. To a side file first, then renamed: there is never half a file under its name. */
export function openDisk(dataFolder: string): Disk {
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
      await orNothing(target, writeFile(`${target}.part`, bytes, { flush: true }))
      await rename(`${target}.part`, target)
    },
    async putStream(name, bytes, limit) {
      const target = path(name)
      await mkdir(dirname(target), { recursive: true })
      const size = await orNothing(target, pour(bytes, `${target}.part`, limit))
      await rename(`${target}.part`, target)
      return size
    },
    read: (name) => readIfThere(path(name)),
    remove: (name) => rm(path(name), { force: true }),
    older: (folder, before, atOnce) => olderBelow(root, path(folder), before, atOnce),
  }
}

async function readIfThere(file: string): Promise<ReadStream | null> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return handle && createReadStream('', { fd: handle })
}

async function* olderBelow(root: string, folder: string, before: Date, atOnce: number): AsyncGenerator<string[]> {
  if (!existsSync(folder)) return
  const names: string[] = []
  for await (const one of await opendir(folder, { recursive: true })) {
    const full = join(one.parentPath, one.name)
    const found = one.isFile() ? await stat(full).catch(() => null) : null // it may be removed while we look
    if (!found || found.mtime >= before) continue
    names.push(relative(root, full))
    if (names.length === atOnce) yield names.splice(0)
  }
  if (names.length > 0) yield names
}

/** What could be written of a file that cannot be written whole (the disk is full) takes up no room. */
function orNothing<T>(target: string, writing: Promise<T>): Promise<T> {
  return writing.catch(async (error: unknown) => {
    await rm(`${target}.part`, { force: true })
    throw error
  })
}

async function pour(bytes: AsyncIterable<Uint8Array>, file: string, limit: number): Promise<number> {
  let size = 0
  await pipeline(
    limited(bytes, limit, (seen) => (size = seen)),
    createWriteStream(file, { flush: true }),
  )
  return size
}
