import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reach } from './reach.ts'
import { textOf } from './send.ts'
import { warningsOf } from '../warnings.ts'
import { changedExtra, Status, toItem, type Us } from './status.ts'

const recorded = (name: string) => Status.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'payloads', `${name}.json`), 'utf8')))
const us = (accountId: string, domain = 'harris.example'): Us => ({ accountId, domain, longest: 500 })

test('a post as Mastodon gives it: warning, words, whole addresses, people and tags by name, pictures by their description', () => {
  expect(toItem(recorded('mastodon-4.5'), us('42'))).toMatchObject({
    id: '115402201234567890',
    text: '⚠ broken glass\n\n@shop die Uhr kam so an:\nGlas kaputt & Band lose\n\nhttps://shop.example/orders/4711?very=long&address=yes #uhr\n\n🖼 Eine Armbanduhr mit gesprungenem Glas',
    author: { id: 'marta@fedi.example', name: 'Marta Nowak 🦊', followers: 214 },
    lang: 'de',
    visibility: 'public',
    automatic: false,
    extra: { longest: 500 - '@marta '.length - 'broken glass'.length, media: [{ alt: 'Eine Armbanduhr mit gesprungenem Glas' }] },
  })
})

test('as GoToSocial gives it: an answer to us, to us alone, without a call', () => {
  expect(toItem(recorded('gotosocial-0.20'), us('01H2SHOP000000000000000000', 'small.example'))).toMatchObject({
    inReplyTo: '01K9ZP1A00000000000000000B',
    visibility: 'direct',
    automatic: false,
    author: { id: 'joao@small.example', name: undefined },
  })
})

test('as Akkoma gives it: a poll, a link with words of its own; what is for its own server only is direct', () => {
  expect(toItem(recorded('akkoma-3'), us('9', 'akko.example'))).toMatchObject({
    text: '@shop which colour next? vote here <https://akko.example/poll>\n\n○ green\n○ blue\n\n🖼',
    visibility: 'direct',
    extra: { visibility: 'local' },
  })
})

test('media that are to be covered without a word why are labelled so; a warning says it better, and words alone need no cover', () => {
  const media = [{ url: 'https://harris.test/media/7.png' }]
  const covers = (more: object) => toItem(Status.parse({ ...recorded('akkoma-3'), media_attachments: media, sensitive: true, ...more }), us('9')).extra
  expect(covers({})['labels']).toEqual(['sensitive'])
  expect(covers({ sensitive: false })).not.toHaveProperty('labels')
  expect(covers({ media_attachments: [] })).not.toHaveProperty('labels')
  expect(covers({ spoiler_text: 'blood' })).not.toHaveProperty('labels')
  expect(warningsOf(covers({ spoiler_text: 'blood' }))).toEqual(['blood'])
  expect(warningsOf(covers({}))).toEqual(['sensitive'])
})

test('an edit says all that a post is covered for now, also that it is nothing any more, and how long an answer may be then', () => {
  const post = recorded('mastodon-4.5')
  expect(changedExtra(post, us('42'))).toMatchObject({ warning: 'broken glass', labels: [] })
  const plain = changedExtra(Status.parse({ ...post, spoiler_text: '', sensitive: false }), us('42'))
  expect(plain).toMatchObject({ warning: '', labels: [], longest: 500 - '@marta '.length })
  expect(warningsOf(plain)).toEqual([])
})

test('what was not said to us starts no clock', () => {
  expect(toItem(recorded('akkoma-3'), us('10', 'akko.example'))).toMatchObject({ automatic: true, extra: { context: true } })
})

test.each([
  ['its author is called', 'On its way.', '@marta@fedi.example On its way.'],
  ['once', '@marta on its way', '@marta on its way'],
  ['once, with the domain', 'Yes, @Marta@fedi.example!', 'Yes, @Marta@fedi.example!'],
  ['though somebody of that name is', '@marta@other.example was right', '@marta@fedi.example @marta@other.example was right'],
])('%s', (_, text, sent) => {
  expect(textOf({ text, to: { networkUserId: 'marta@fedi.example', handle: 'marta@fedi.example', name: null } })).toBe(sent)
})

test('who may be answered how', () => {
  const item = { network: 'mastodon', at: new Date(), automatic: false, deleted: false, extra: { longest: 478 } }
  expect(reach({ ...item, visibility: 'public' }, new Date())).toMatchObject({ answer: 'both', limit: { length: 478, unit: 'characters' }, note: null })
  const strict = { ...item, visibility: 'public' as const, extra: { longest: 478, files: { count: 1, bytes: 1000 } } }
  expect(reach(strict, new Date()).takes?.media, 'its server takes less').toMatchObject({ count: 1, bytes: 1000, alt: true })
  expect(reach({ ...item, visibility: 'direct' }, new Date())).toMatchObject({ answer: 'direct', until: null })
  expect(reach({ ...item, visibility: 'public', deleted: true }, new Date())).toMatchObject({ answer: 'none', note: 'Its author has deleted this post.' })
})
