import { createReadStream, createWriteStream, existsSync, type ReadStream } from 'node:fs'
import { mkdir, opendir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusal.ts'

/** Attachments and uploads, in the data folder. Names are made by us; nothing from outside becomes a path. */
export interface Files {
  /** Writes whole or not at all: to a side file first, then renamed. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The same from a stream, in constant memory. Refuses more than `limit` bytes. @returns the size */
  putStream(name: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<number>
  read(name: string): ReadStream
  size(name: string): Promise<number>
  remove(name: string): Promise<void>
  /** The names below a folder that were last written before an instant, half-written ones too, at most so many at once. None where there is no folder. */
  older(folder: string, before: Date, atOnce: number): AsyncIterable<string[]>
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
    read: (name) => createReadStream(path(name)),
    size: async (name) => (await stat(path(name))).size,
    remove: (name) => rm(path(name), { force: true }),
    older: (folder, before, atOnce) => olderBelow(root, path(folder), before, atOnce),
  }
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
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      size += piece.byteLength
      if (size > limit)
        throw new Refusal(
          'too-large',
          'file-too-large',
          `The file is larger than ${Math.round(limit / 1024 ** 3)} GiB. Cut it into parts, or use bin/aerie import.`,
        )
      yield piece
    }
  }
  await pipeline(counted, createWriteStream(file, { flush: true }))
  return size
}
