import { isAbsolute, join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
const isProxy = (text: string): boolean => ['loopback', 'linklocal', 'uniquelocal'].includes(text) || ipaddr.isValid(text) || ipaddr.isValidCIDR(text)

/** Every setting that comes from the environment, each with what it means; anything else is set on the screens. */
const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65_535).default(4600),
  AERIE_HOST: z.string().default('127.0.0.1'),
  AERIE_DATA: z.string().min(1).default(join(root, 'data')),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  AERIE_ROLES: z
    .string()
    .default('web,worker')
    .transform(list)
    .pipe(z.array(z.enum(['web', 'worker'], 'must be web, worker or web,worker')).min(1)),
  AERIE_URL: z.url('must be the address people open, like https://care.example.com').optional(),
  AERIE_TRUST_PROXY: z
    .string()
    .transform(list)
    .pipe(
      z.array(
        z.string().refine(isProxy, 'must be addresses or ranges of your proxies, like 10.0.0.5 or 10.0.0.0/24, or the words loopback, linklocal, uniquelocal'),
      ),
    )
    .optional(),
  AERIE_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits (32 bytes)')
    .optional(),
  AERIE_ADMIN_EMAIL: z.email('must be a mail address').optional(),
  AERIE_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  AERIE_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  AERIE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  AERIE_MAIL_FROM: z.string().optional(),
  AERIE_OIDC_ISSUER: z.url().optional(),
  AERIE_OIDC_CLIENT_ID: z.string().optional(),
  AERIE_OIDC_CLIENT_SECRET: z.string().optional(),
  AERIE_OIDC_ROLE: z.enum(['lead', 'agent', 'seller', 'marketer', 'viewer'], 'must be lead, agent, seller, marketer or viewer').optional(),
  AERIE_ATTACHMENT_MB: z.coerce.number('AERIE_ATTACHMENT_MB must be a number').int().min(1).max(4_096).default(25),
  AERIE_S3_BUCKET: z.string().min(3, 'must be the name of a bucket').optional(),
  AERIE_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be the address of the store, like https://s3.example.com' }).optional(),
  AERIE_S3_REGION: z.string().min(1).default('us-east-1'),
  AERIE_S3_ACCESS_KEY: z.string().optional(),
  AERIE_S3_SECRET_KEY: z.string().optional(),
  AERIE_S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/?$/, 'must be like aerie or company/aerie')
    .transform((prefix) => prefix.replace(/\/?$/, '/'))
    .optional(),
  AERIE_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Config {
  port: number
  host: string
  /** Absolute path. Holds the embedded database, files and the secret key. */
  dataFolder: string
  /** Null: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | null
  roles: ('web' | 'worker')[]
  /** What people open, without a trailing slash. */
  url: string
  /** False while AERIE_URL is not set: then whatever host name the browser used counts as ours. */
  urlIsGiven: boolean
  /** Proxies whose X-Forwarded headers are believed. Empty: none are. */
  trustProxy: string[]
  secretKey: string | undefined
  admin: { email: string; password: string } | null
  metricsToken: string | null
  mail: { smtpUrl: string; from: string } | null
  /** The company's identity provider. `role`: what somebody becomes who was not invited; null: they are refused. */
  oidc: { issuer: string; clientId: string; clientSecret: string; role: 'lead' | 'agent' | 'seller' | 'marketer' | 'viewer' | null } | null
  /** Where attachments are kept instead of the data folder. `endpoint` null: Amazon's. */
  s3: { bucket: string; endpoint: string | null; region: string; accessKey: string; secretKey: string; prefix: string } | null
  /** The largest file a member may add to an answer or a contact, bytes. */
  largestAttachment: number
  logLevel: string
}

/** A setting is wrong. `message` names each variable and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads and checks the environment. Throws a ConfigError that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path[0] as string}: ${issue.message}`).join('\n'))
  const e = parsed.data
  together(e.AERIE_ADMIN_EMAIL, e.AERIE_ADMIN_PASSWORD, 'AERIE_ADMIN_EMAIL and AERIE_ADMIN_PASSWORD go together: set both or neither')
  together(e.AERIE_SMTP_URL, e.AERIE_MAIL_FROM, 'AERIE_SMTP_URL and AERIE_MAIL_FROM go together: set both or neither')
  together(e.AERIE_OIDC_ISSUER, e.AERIE_OIDC_CLIENT_ID, 'AERIE_OIDC_ISSUER and AERIE_OIDC_CLIENT_ID go together: set both or neither')
  if (!e.DATABASE_URL && e.AERIE_ROLES.length < 2)
    throw new ConfigError(
      'AERIE_ROLES: to split web and worker, set DATABASE_URL to a PostgreSQL that both can reach; the embedded one serves a single process',
    )
  return {
    port: e.PORT,
    host: e.AERIE_HOST,
    dataFolder: isAbsolute(e.AERIE_DATA) ? e.AERIE_DATA : resolve(e.AERIE_DATA),
    databaseUrl: e.DATABASE_URL ?? null,
    roles: e.AERIE_ROLES,
    url: (e.AERIE_URL ?? `http://${e.AERIE_HOST === '0.0.0.0' ? 'localhost' : e.AERIE_HOST}:${e.PORT}`).replace(/\/$/, ''),
    urlIsGiven: e.AERIE_URL !== undefined,
    trustProxy: e.AERIE_TRUST_PROXY ?? [],
    secretKey: e.AERIE_SECRET_KEY,
    admin: e.AERIE_ADMIN_EMAIL && e.AERIE_ADMIN_PASSWORD ? { email: e.AERIE_ADMIN_EMAIL, password: e.AERIE_ADMIN_PASSWORD } : null,
    metricsToken: e.AERIE_METRICS_TOKEN ?? null,
    mail: e.AERIE_SMTP_URL && e.AERIE_MAIL_FROM ? { smtpUrl: e.AERIE_SMTP_URL, from: e.AERIE_MAIL_FROM } : null,
    oidc: providerOf(e),
    ...filesOf(e),
    logLevel: e.AERIE_LOG,
  }
}

const filesOf = (e: z.output<typeof Environment>): Pick<Config, 's3' | 'largestAttachment'> => ({
  s3: bucketOf(e),
  largestAttachment: e.AERIE_ATTACHMENT_MB * 1024 * 1024,
})

function bucketOf(e: z.output<typeof Environment>): Config['s3'] {
  if (!e.AERIE_S3_BUCKET) return null
  if (!e.AERIE_S3_ACCESS_KEY || !e.AERIE_S3_SECRET_KEY)
    throw new ConfigError('AERIE_S3_BUCKET needs AERIE_S3_ACCESS_KEY and AERIE_S3_SECRET_KEY: set all three or none')
  const { AERIE_S3_BUCKET: bucket, AERIE_S3_REGION: region, AERIE_S3_ACCESS_KEY: accessKey, AERIE_S3_SECRET_KEY: secretKey } = e
  return { bucket, endpoint: e.AERIE_S3_ENDPOINT ?? null, region, accessKey, secretKey, prefix: e.AERIE_S3_PREFIX ?? '' }
}

function providerOf(e: z.output<typeof Environment>): Config['oidc'] {
  if (!e.AERIE_OIDC_ISSUER || !e.AERIE_OIDC_CLIENT_ID) return null
  return { issuer: e.AERIE_OIDC_ISSUER, clientId: e.AERIE_OIDC_CLIENT_ID, clientSecret: e.AERIE_OIDC_CLIENT_SECRET ?? '', role: e.AERIE_OIDC_ROLE ?? null }
}

function together(a: string | undefined, b: string | undefined, message: string): void {
  if ((a === undefined) !== (b === undefined)) throw new ConfigError(message)
}
