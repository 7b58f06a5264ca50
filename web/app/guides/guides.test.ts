import { expect, test } from 'vitest'
import { GUIDES, readGuide, withinTheApp } from './guides.ts'

test('a link from guide to guide stays in the app', () => {
  expect(withinTheApp('../api.md#keys', 'channels/import')).toBe('/guides/api#keys')
  expect(withinTheApp('demo.md', 'channels/import')).toBe('/guides/channels/demo')
  expect(withinTheApp('https://bsky.app/x.md', 'api')).toBe('https://bsky.app/x.md')
})

test('every guide has a title; decisions are not among them', async () => {
  expect(GUIDES).toContain('channels/import')
  for (const path of GUIDES) expect((await readGuide(path))?.title).not.toBe(path)
  expect(await readGuide('decisions/0060-web-stack')).toBeNull()
})
