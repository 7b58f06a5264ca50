import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const refusals: [Record<string, string>, RegExp][] = [
  [{ PORT: 'many' }, /^PORT: /],
  [{ PORT: '70000', AERIE_LOG: 'loud' }, /PORT: [\s\S]*AERIE_LOG: /],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must begin with postgres/],
  [{ AERIE_ROLES: 'web,cook' }, /AERIE_ROLES: must be web, worker/],
  [{ AERIE_ROLES: 'web' }, /AERIE_ROLES: to split/],
  [{ AERIE_SECRET_KEY: 'short' }, /AERIE_SECRET_KEY: must be 64 hex digits/],
  [{ AERIE_ADMIN_EMAIL: 'a@example.com' }, /go together/],
  [{ AERIE_ADMIN_EMAIL: 'a@example.com', AERIE_ADMIN_PASSWORD: 'short' }, /AERIE_ADMIN_PASSWORD: must have at least 12/],
  [{ AERIE_TRUST_PROXY: '10.0.0.0/24, everyone' }, /AERIE_TRUST_PROXY: must be addresses/],
  [{ AERIE_OIDC_ISSUER: 'https://id.example.com' }, /go together/],
  [{ AERIE_OIDC_ISSUER: 'https://id.example.com', AERIE_OIDC_CLIENT_ID: 'x', AERIE_OIDC_ROLE: 'administrator' }, /AERIE_OIDC_ROLE: must be/],
  [{ AERIE_S3_BUCKET: 'aerie', AERIE_S3_ACCESS_KEY: 'x' }, /set all three or none/],
  [{ AERIE_S3_BUCKET: 'aerie', AERIE_S3_ACCESS_KEY: 'x', AERIE_S3_SECRET_KEY: 'y', AERIE_S3_ENDPOINT: 's3.example' }, /AERIE_S3_ENDPOINT: must be/],
  [{ AERIE_ATTACHMENT_MB: '0' }, /AERIE_ATTACHMENT_MB: /],
]

test.each(refusals)('%j is refused, and the variable named', (env, message) => {
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(() => readConfig(env)).toThrow(message)
})

test('what is not set has a default, and an empty setting is not set', () => {
  expect(readConfig({ PORT: '', AERIE_URL: '' })).toMatchObject({
    port: 4600,
    url: 'http://127.0.0.1:4600',
    urlIsGiven: false,
    roles: ['web', 'worker'],
    databaseUrl: null,
    trustProxy: [],
    mail: null,
    oidc: null,
    s3: null,
    largestAttachment: 25 * 1024 * 1024,
  })
  const bucket = { AERIE_S3_BUCKET: 'aerie', AERIE_S3_ACCESS_KEY: 'x', AERIE_S3_SECRET_KEY: 'y', AERIE_S3_PREFIX: 'company/aerie' }
  expect(readConfig(bucket).s3).toEqual({ bucket: 'aerie', accessKey: 'x', secretKey: 'y', endpoint: null, region: 'us-east-1', prefix: 'company/aerie/' })
})

test('settings are taken as they are meant', () => {
  const config = readConfig({
    AERIE_URL: 'https://care.example.com/',
    AERIE_TRUST_PROXY: '10.0.0.5, loopback',
    DATABASE_URL: 'postgres://db/aerie',
    AERIE_ROLES: 'worker',
  })
  expect(config).toMatchObject({ url: 'https://care.example.com', urlIsGiven: true, trustProxy: ['10.0.0.5', 'loopback'], roles: ['worker'] })
})
