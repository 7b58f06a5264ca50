import { createHash, type Hash } from 'node:crypto'
import { ConfigError } from '../config.ts'
import { Refusal } from '../refusal.ts'
import { readArchive } from './archive.ts'
import { hashFile } from './files.ts'
import { FILES, MANIFEST, Manifest, tableOf } from './manifest.ts'

/**
 * Reads a whole backup and holds it against its own manifest, before anything is changed. Refuses a file that is not a
 * backup, was broken off, or is damaged.
 */
export async function checkBackup(file: string): Promise<Manifest> {
  const tables = new Map<string, { hash: Hash; bytes: number }>()
  const files = { hash: createHash('sha256'), count: 0, bytes: 0 }
  let manifest: Manifest | null = null
  try {
    for await (const { name, bytes } of readArchive(file)) {
      if (name === MANIFEST) manifest = readManifest(await textOf(bytes))
      else if (name.startsWith(FILES)) files.bytes += await hashFile(files.hash, name, bytes).finally(() => files.count++)
      else await addTo(tables, tableOf(name), bytes)
    }
  } catch (error) {
    throw refusalOf(file, error)
  }
  if (!manifest) throw damaged(`${file} is not a whole backup of Aerie: it has no manifest.`)
  compare(file, manifest, tables, { ...files, sha256: files.hash.digest('hex') })
  return manifest
}

async function addTo(tables: Map<string, { hash: Hash; bytes: number }>, table: string | null, bytes: AsyncIterable<Buffer>): Promise<void> {
  if (!table) return
  const sum = tables.get(table) ?? { hash: createHash('sha256'), bytes: 0 }
  tables.set(table, sum)
  for await (const chunk of bytes) {
    sum.hash.update(chunk)
    sum.bytes += chunk.length
  }
}

function compare(file: string, manifest: Manifest, tables: Map<string, { hash: Hash; bytes: number }>, files: Manifest['files']): void {
  for (const table of manifest.tables) {
    const found = (tables.get(table.name)?.hash ?? createHash('sha256')).digest('hex')
    if (found !== table.sha256) throw damaged(`${file} is damaged: the rows of ${table.name} are not those that were written.`)
  }
  if (files.sha256 !== manifest.files.sha256) throw damaged(`${file} is damaged: the attachments in it are not those that were written.`)
}

function readManifest(text: string): Manifest {
  const parsed = Manifest.safeParse(JSON.parse(text))
  if (!parsed.success) throw damaged(`The backup cannot be read: ${parsed.error.issues[0]!.message}.`)
  return parsed.data
}

async function textOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const damaged = (message: string): Refusal => new Refusal('invalid', 'bad-backup', `${message} Nothing was changed. Use another backup.`)

function refusalOf(file: string, error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return new ConfigError(`${file} cannot be read: ${message}`)
  return damaged(`${file} is not a whole backup of Aerie (${message}).`)
}
