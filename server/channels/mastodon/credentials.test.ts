import { expect, test } from 'vitest'
import { Settings } from './credentials.ts'

test.each([
  ['mastodon.social', 'https://mastodon.social'],
  [' shop@mastodon.social ', 'https://mastodon.social'],
  ['@shop@mastodon.social', 'https://mastodon.social'],
  ['mastodon.social/@shop', 'https://mastodon.social'],
  ['https://mastodon.social/@shop', 'https://mastodon.social'],
  ['https://mastodon.social/@shop@other.example', 'https://mastodon.social'],
  ['example.social:3000', 'https://example.social:3000'],
])('the server of %s is known', (typed, server) => {
  expect(Settings.parse({ server: typed }).server).toBe(server)
})

test.each(['@shop', 'shop', 'x y', '', 'ftp://example.social', 'https://', 'https://shop@mastodon.social'])('%s is no server', (typed) => {
  expect(Settings.safeParse({ server: typed }).error?.issues[0]?.message).toContain('This is not a server.')
})
