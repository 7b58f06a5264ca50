import { Readable } from 'node:stream'
import type { Config } from '../config.ts'
import { limited } from './limit.ts'
import type { Store } from './store.ts'

type Settings = NonNullable<Config['s3']>

/** How often a call is tried, as the library does it: with growing waits, only where trying again is safe. */
const TRIES = 4
/** What is held of a file while it goes out: S3's least size of a part. */
const PART = 5 * 1024 * 1024

/** A stream of limited length that remembers how much passed, and what was wrong with it. */
function watched(bytes: AsyncIterable<Uint8Array>, limit: number) {
  let size = 0
  let trouble: Error | null = null
  const pass = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* limited(bytes, limit, (seen) => (size = seen))
    } catch (error) {
      trouble = error as Error
      throw error
    }
  }
  return { bytes: pass(), size: () => size, trouble: () => trouble }
}

/**
 * Files in a bucket of S3, or of what speaks its API. A part that is sent is no object: what is broken off leaves nothing under its
 * name. The library is loaded when it is first used: it takes memory, and most installs keep files on disk.
 */
export function openS3({ bucket, endpoint, region, accessKey, secretKey, prefix }: Settings): Store {
  let opened: Promise<Awaited<ReturnType<typeof open>>> | undefined
  const open = async () => {
    const [sdk, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')])
    const client = new sdk.S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      maxAttempts: TRIES,
      requestChecksumCalculation: 'WHEN_REQUIRED', // others than Amazon refuse the newer checksums
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { client, Upload, sdk }
  }
  const s3 = () => (opened ??= open())
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name })
  return {
    async put(name, bytes) {
      const { client, sdk } = await s3()
      await client.send(new sdk.PutObjectCommand({ ...at(name), Body: bytes }))
    },
    async putStream(name, bytes, limit) {
      const { client, Upload } = await s3()
      const source = watched(bytes, limit)
      const upload = new Upload({ client, params: { ...at(name), Body: Readable.from(source.bytes) }, queueSize: 1, partSize: PART })
      await upload.done().catch((error: unknown) => {
        throw source.trouble() ?? error // not every store lets an upload be taken back, and would say so instead of what was wrong
      })
      return source.size()
    },
    async read(name) {
      const { client, sdk } = await s3()
      const found = await client.send(new sdk.GetObjectCommand(at(name))).catch((error: unknown) => {
        if (error instanceof sdk.NoSuchKey) return null
        throw error
      })
      return found && (found.Body as Readable)
    },
    async remove(name) {
      const { client, sdk } = await s3()
      await client.send(new sdk.DeleteObjectCommand(at(name)))
    },
    async *older(folder, before, atOnce) {
      const { client, sdk } = await s3()
      const pages = sdk.paginateListObjectsV2({ client, pageSize: Math.min(atOnce, 1_000) }, { Bucket: bucket, Prefix: `${prefix}${folder}/` })
      for await (const { Contents = [] } of pages) {
        const names = Contents.flatMap(({ Key, LastModified }) => (Key && LastModified && LastModified < before ? [Key.slice(prefix.length)] : []))
        if (names.length > 0) yield names
      }
    },
  }
}
