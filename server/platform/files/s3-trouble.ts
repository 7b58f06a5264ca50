import type { Config } from '../config.ts'
import { Refusal } from '../refusal.ts'

type Settings = NonNullable<Config['s3']>

/** What a store's own codes mean (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses, 2026-11), and the system's. */
const MEANINGS: readonly [said: RegExp, (settings: Settings) => string][] = [
  [/^InvalidAccessKeyId$/, () => 'it does not know the key. Check AERIE_S3_ACCESS_KEY'],
  [/^SignatureDoesNotMatch$/, () => 'the secret does not belong to the key. Check AERIE_S3_SECRET_KEY'],
  [/^(ExpiredToken|InvalidToken|TokenRefreshRequired)$/, () => 'the key has run out. Set a new one (AERIE_S3_ACCESS_KEY, AERIE_S3_SECRET_KEY)'],
  [/^(AccessDenied|AllAccessDisabled|Forbidden|403)$/, () => 'the key may not do this. Let it list, read, write and delete there'],
  [/^NoSuchBucket$/, () => 'there is no such bucket. Check AERIE_S3_BUCKET'],
  [/^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/, () => 'it is in another region. Check AERIE_S3_REGION'],
  [/^RequestTimeTooSkewed$/, () => 'the clocks differ. Let this machine keep time by the network'],
  [
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ETIMEDOUT|TimeoutError|NetworkingError)$/,
    ({ endpoint }) => `it cannot be reached${endpoint ? ` at ${endpoint}` : ''}. Check the network, and AERIE_S3_ENDPOINT`,
  ],
]

/** What is wrong with the bucket, and what to do. */
export function troubleWith(settings: Settings, error: unknown): string {
  const { name, code, Code, message } = error as Error & { code?: string; Code?: string }
  const meaning = MEANINGS.find(([said]) => [name, code, Code].some((one) => one !== undefined && said.test(one)))?.[1](settings)
  return `The bucket “${settings.bucket}” does not serve: ${meaning ?? message}.`
}

/** The store said no, or nothing. Nothing is lost by it: what is on its way is tried again, or told to who sent it. */
export const filesAway = (settings: Settings, cause: unknown): Refusal =>
  new Refusal('unavailable', 'files-away', `${troubleWith(settings, cause)} Nothing was lost; try again when it is mended.`)
