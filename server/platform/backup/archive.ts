import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { ConfigError } from '../config.ts'

/** A gzip'd tar that is written one entry after the other, no faster than the disk takes it. */
export interface Archive {
  add(name: string, bytes: Buffer): Promise<void>
  /** `size` in bytes; refuses a stream that turns out longer or shorter. */
  addStream(name: string, size: number, stream: Readable): Promise<void>
  /** Resolves when everything is on disk. */
  finish(): Promise<void>
}

/** Begins an archive, readable by its owner alone: it holds what people wrote. Whatever is called next tells that the file cannot be written. */
export function writeArchive(file: string): Archive {
  const tar = pack()
  const written = pipeline(tar, createGzip(), createWriteStream(file, { mode: 0o600 })).catch((error: Error) => {
    throw new ConfigError(`${file} cannot be written (${error.message}). Make room there, or name another place.`)
  })
  written.catch(() => undefined) // told by whichever call comes next
  const entry = async (name: string, size: number, fill: (sink: NodeJS.WritableStream) => Promise<void> | void): Promise<void> => {
    try {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const sink = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
      await Promise.all([fill(sink), Promise.race([promise, written])])
    } catch (error) {
      if (tar.destroyed) await written // which says why
      throw error
    }
  }
  return {
    add: (name, bytes) => entry(name, bytes.length, (sink) => void sink.end(bytes)),
    addStream: (name, size, stream) => entry(name, size, (sink) => pipeline(stream, sink)),
    async finish() {
      tar.finalize()
      await written
      const handle = await open(file)
      await handle.sync()
      await handle.close()
    },
  }
}

/** The entries of an archive, one after the other; each must be read, or is skipped. Throws when the file is damaged. */
export async function* readArchive(file: string): AsyncGenerator<{ name: string; bytes: AsyncIterable<Buffer> }> {
  const tar = extract()
  const read = pipeline(createReadStream(file), createGunzip(), tar)
  read.catch(() => undefined) // the loop below throws the same
  for await (const entry of tar) {
    yield { name: entry.header.name, bytes: entry as AsyncIterable<Buffer> }
    entry.resume()
  }
  await read
}
