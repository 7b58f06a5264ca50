import { Readable } from 'node:stream'
import type { Config } from '../config.ts'
import { limited } from './limit.ts'
import { filesAway, troubleWith } from './s3-trouble.ts'
import type { Store } from './store.ts'

type Settings = NonNullable<Config['s3']>

/** How often a call is tried, as the library does it: with growing waits, only where trying again is safe. */
const TRIES = 4
/** A store that does not answer for so long when it is looked at does not serve, ms. */
const PATIENCE = 5_000
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

/** The library and a client of it; loaded when it is first used: it takes memory, and most installs keep files on disk. */
async function load({ endpoint, region, accessKey, secretKey }: Settings) {
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
type Loaded = Awaited<ReturnType<typeof load>>

/** Files in a bucket of S3, or of what speaks its API. A part that is sent is no object: what is broken off leaves nothing under its name. */
export function openS3(settings: Settings): Store & { trouble(): Promise<string | null> } {
  const { bucket, prefix } = settings
  let loaded: Promise<Loaded> | undefined
  const s3 = () => (loaded ??= load(settings))
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name })
  const away = (error: unknown): never => {
    throw filesAway(settings, error)
  }
  return {
    async put(name, bytes) {
      const { client, sdk } = await s3()
      await client.send(new sdk.PutObjectCommand({ ...at(name), Body: bytes })).catch(away)
    },
    putStream: async (name, bytes, limit) => pour(await s3(), at(name), watched(bytes, limit), away),
    read: async (name) => readAt(await s3(), at(name), away),
    async remove(name) {
      const { client, sdk } = await s3()
      await client.send(new sdk.DeleteObjectCommand(at(name))).catch(away)
    },
    trouble: async () => lookAt(await s3(), settings),
    async *older(folder, before, atOnce) {
      yield* olderIn(await s3(), { Bucket: bucket, Prefix: `${prefix}${folder}/` }, before, atOnce, prefix)
    },
  }
}

async function readAt({ client, sdk }: Loaded, at: { Bucket: string; Key: string }, away: (error: unknown) => never): Promise<Readable | null> {
  const found = await client.send(new sdk.GetObjectCommand(at)).catch((error: unknown) => (error instanceof sdk.NoSuchKey ? null : away(error)))
  return found && (found.Body as Readable)
}

/** Asks for one name in the bucket. @returns what is wrong; null: nothing */
function lookAt({ client, sdk }: Loaded, settings: Settings): Promise<string | null> {
  const asked = new sdk.ListObjectsV2Command({ Bucket: settings.bucket, Prefix: settings.prefix, MaxKeys: 1 })
  return client.send(asked, { abortSignal: AbortSignal.timeout(PATIENCE) }).then(
    () => null,
    (error: Error) => troubleWith(settings, error.name === 'AbortError' ? Object.assign(new Error('no answer'), { name: 'TimeoutError' }) : error),
  )
}

async function pour(
  { client, Upload }: Loaded,
  at: { Bucket: string; Key: string },
  source: ReturnType<typeof watched>,
  away: (error: unknown) => never,
): Promise<number> {
  const upload = new Upload({ client, params: { ...at, Body: Readable.from(source.bytes) }, queueSize: 1, partSize: PART })
  await upload.done().catch((error: unknown) => {
    throw source.trouble() ?? away(error) // not every store lets an upload be taken back, and would say so instead of what was wrong
  })
  return source.size()
}

async function* olderIn(
  { client, sdk }: Loaded,
  where: { Bucket: string; Prefix: string },
  before: Date,
  atOnce: number,
  prefix: string,
): AsyncGenerator<string[]> {
  for await (const { Contents = [] } of sdk.paginateListObjectsV2({ client, pageSize: Math.min(atOnce, 1_000) }, where)) {
    const names = Contents.flatMap(({ Key, LastModified }) => (Key && LastModified && LastModified < before ? [Key.slice(prefix.length)] : []))
    if (names.length > 0) yield names
  }
}
