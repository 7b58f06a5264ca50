import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Archive } from './archive.ts'
import { FILES, type Manifest } from './manifest.ts'

/** Writes every finished file below `folder`. One that is removed while we write is left out: nothing in the snapshot needs it. */
export async function writeFiles(archive: Archive, folder: string): Promise<Manifest['files']> {
  const hash = createHash('sha256')
  const written = { count: 0, bytes: 0 }
  for await (const path of filesIn(folder)) {
    const handle = await open(path).catch(() => null)
    if (!handle) continue
    const name = FILES + relative(folder, path).replaceAll(sep, '/')
    const { size } = await handle.stat()
    hash.update(headOf(name))
    const stream = handle.createReadStream()
    stream.on('data', (chunk) => hash.update(chunk))
    await archive.addStream(name, size, stream)
    written.count++
    written.bytes += size
  }
  return { ...written, sha256: hash.digest('hex') }
}

/** Reads one file of an archive into the hash that `writeFiles` made of all of them. @returns its bytes */
export async function hashFile(hash: Hash, name: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  hash.update(headOf(name))
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return size
}

/** Puts a file of an archive in its place below the data folder. Refuses a name that leaves the files' folder. */
export async function placeFile(dataFolder: string, name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const path = normalize(join(dataFolder, name))
  if (!path.startsWith(join(dataFolder, FILES))) throw new Error(`the backup holds a file that is not ours: ${name}`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(bytes, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }))
  await rename(`${path}.part`, path)
}

/** Removes the files below the data folder that `keep` does not name. */
export async function removeOtherFiles(dataFolder: string, keep: ReadonlySet<string>): Promise<void> {
  const folder = join(dataFolder, FILES)
  for await (const path of filesIn(folder)) if (!keep.has(FILES + relative(folder, path).replaceAll(sep, '/'))) await rm(path)
}

const headOf = (name: string): string => `\0${name}\0`

async function* filesIn(folder: string): AsyncGenerator<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for await (const one of await opendir(folder, { recursive: true })) {
    if (one.isFile() && !one.name.endsWith('.part')) yield join(one.parentPath, one.name)
  }
}
