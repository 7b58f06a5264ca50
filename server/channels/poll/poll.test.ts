import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { startForum, type Forum } from '../../../test/forum/forum.ts'
import { previewChannel } from '../connecting/preview.ts'
import { makePoll } from './adapter.ts'
import { findBy, isExpression } from './expression.ts'
import { presets } from './presets.ts'
import { readPage } from './read.ts'
import { headersOf, Settings } from './settings.ts'

const quick = makePoll(() => 20)
const mapping = (forum: Forum) => ({
  url: forum.address,
  items: '$.posts[*]',
  id: '$.id',
  text: '$.content',
  title: '$.topic.title',
  author: '$.user.name',
  authorId: '$.user.uid',
  at: '$.created',
  link: '/t/{$.topic.slug}/{$.id}',
  inReplyTo: '$.reply_to',
  next: '?page={$.next_page}',
})

test('a forum’s posts come in by the mapping; new ones once, edits as edits, and nothing is asked twice that did not change', async () => {
  await using forum = await startForum()
  forum.write('Marta', 'Do the gloves <b>fit</b>?')
  await using house = await makeChannelHouse(quick, mapping(forum))
  const receiver = house.receive()
  expect(await house.named('Do the gloves fit?')).toMatchObject({
    id: '1',
    network: 'poll',
    subject: 'Gloves & hoods',
    author: { id: '127.0.0.1/5', name: 'Marta' },
    url: forum.address.replace('/posts.json', '/t/gloves/1'),
    overheard: true,
    inReplyTo: null,
  })
  forum.write('Joe', 'They do.', 1)
  expect(await house.named('They do.')).toMatchObject({ id: '2', inReplyTo: '1' })
  forum.edit(1, 'Do they fit?')
  await until(() => house.changes.length === 1)
  expect(house.changes[0]).toMatchObject({ change: 'edited', id: '1', text: 'Do they fit?' })
  await until(() => forum.asked.filter((line) => line.endsWith(' 304')).length > 2)
  expect([...house.items.keys()]).toEqual(['1', '2'])
  await receiver.stop()
})

test('pages are read on until nothing on one is new', async () => {
  await using forum = await startForum()
  forum.pageSize = 2
  for (let n = 1; n <= 7; n++) forum.write('Marta', `post ${n}`)
  await using house = await makeChannelHouse(quick, mapping(forum))
  const receiver = house.receive()
  await until(() => house.items.size === 6) // three pages at most, as is set
  forum.write('Marta', 'post 8')
  forum.asked.length = 0
  await house.named('post 8')
  expect(forum.asked.filter((line) => line.endsWith(' 200')).slice(0, 2)).toEqual(['/posts.json 200', '/posts.json?page=2 200'])
  await receiver.stop()
})

test('a row that cannot be read is set aside with the reason, once, and its neighbours come in', async () => {
  await using forum = await startForum()
  forum.odd = [{ id: 70, content: '' }, { content: 'no id' }, 'words', { id: 71, content: 'when?', created: 'the day before' }]
  forum.write('Marta', 'well')
  await using house = await makeChannelHouse(quick, mapping(forum))
  const receiver = house.receive()
  await house.named('well')
  forum.write('Marta', 'well again')
  await house.named('well again')
  expect(house.broken.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
    'item 1: It says nothing: there is nothing at $.content.',
    'item 2: It has no id: there is nothing at $.id.',
    'item 3: It is no object, so that nothing can be found in it.',
    'item 4: Its date cannot be read: the day before.',
  ])
  expect(house.items.size).toBe(2)
  await receiver.stop()
})

test('before connecting one sees what would come in, and what is wrong with the mapping', async () => {
  await using forum = await startForum()
  await using house = await makeChannelHouse(quick, mapping(forum))
  for (let n = 1; n <= 7; n++) forum.write('Marta', `post ${n}`)
  forum.odd = [{ id: 70 }]
  const show = (fields: Record<string, string>) => previewChannel(house.platform, { network: 'poll', fields: { ...mapping(forum), ...fields } })
  const seen = await show({})
  expect([seen.found, seen.items.map(({ text, author }) => `${author}: ${text}`)]).toEqual([7, [7, 6, 5, 4, 3].map((n) => `Marta: post ${n}`)])
  expect(seen.broken).toEqual([{ place: 'item 1', reason: 'It says nothing: there is nothing at $.content.' }])
  await expect(show({ items: '$.threads[*]' })).rejects.toMatchObject({ code: 'channel-refused', message: expect.stringContaining('nothing at $.threads[*]') })
  await expect(show({ text: '$.content[' })).rejects.toMatchObject({ code: 'invalid-fields' })
  await expect(show({ url: 'http://10.0.0.1/posts.json' })).rejects.toMatchObject({ message: expect.stringContaining('open internet') })
  await expect(previewChannel(house.platform, { network: 'feed', fields: {} })).rejects.toMatchObject({ code: 'no-preview' })
})

test('a key goes with each request, is sealed, and is sent nowhere else', async () => {
  await using forum = await startForum()
  await using elsewhere = await startForum()
  forum.key = 'k-123'
  forum.write('Marta', 'behind a key')
  await expect(makeChannelHouse(quick, mapping(forum))).rejects.toMatchObject({ message: expect.stringContaining('wants to know who asks') })
  await using house = await makeChannelHouse(quick, { ...mapping(forum), headers: 'Authorization: Bearer k-123' })
  const receiver = house.receive()
  await house.named('behind a key')
  forum.next.push((response) => response.writeHead(302, { location: elsewhere.address }).end())
  await until(async () => (await house.channel()).needs)
  expect((await house.channel()).needs).toContain('headers are sent to no other')
  expect(elsewhere.asked).toEqual([])
  expect(JSON.stringify((await house.channel()).settings)).not.toContain('k-123')
  await receiver.stop()
})

test.each([
  [
    'a redirect to a private address',
    (response: never) => (response as { writeHead: Function }).writeHead(302, { location: 'http://192.168.1.1/' }).end(),
    'open internet',
  ],
  ['a page instead of JSON', (response: never) => (response as { end: Function }).end('<html>'), 'must show JSON'],
  ['nothing there', (response: never) => (response as { writeHead: Function }).writeHead(404).end(), 'nothing at this address'],
])('%s says what to do', async (_, answer, advice) => {
  await using forum = await startForum()
  forum.next.push(answer as never)
  await expect(makeChannelHouse(quick, mapping(forum))).rejects.toMatchObject({ message: expect.stringContaining(advice) })
})

test('expressions: paths, and texts with paths, which are empty if one leads nowhere', () => {
  const item = { a: 'x', b: { c: 3 }, list: [{ t: '' }, { t: 'y' }], no: null }
  const read = (expression: string) => findBy(expression)(item)
  expect(['$.a', '$.b.c', '$.list[*].t', '$.no', '$.nowhere', '/p/{$.a}/{$.b.c}', '/p/{$.nowhere}'].map(read)).toEqual(['x', '3', 'y', '', '', '/p/x/3', ''])
  expect(['$.a', '{$.a}', 'plain', '', '$.a[', '{$.a[}', "$[?match(@.a, '(a+)+$')]", '$[?search(@.a, "x")]'].map(isExpression)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('headers: one or several, and none that rules the connection', () => {
  expect(headersOf({ secret: { headers: 'X-Key: 1 | Accept: application/vnd.x+json' } })).toEqual({ 'x-key': '1', accept: 'application/vnd.x+json' })
  for (const headers of ['Host: evil.example', 'Content-Length: 5', 'no colon', 'bad name: 1', 'X: ü☃'])
    expect(() => headersOf({ secret: { headers } })).toThrow(/Write each like Authorization/)
})

test.each(presets)('the preset $name can be read', ({ values }) => expect(Settings.parse(values)).toMatchObject(values))

const preset = (name: string) => Settings.parse(presets.find((one) => one.name === name)!.values)

// Recorded from NodeBB 4.15.1 on PostgreSQL, with made-up people.
test('posts of NodeBB are read by its preset, answers under what they answer', () => {
  const recorded = JSON.parse(readFileSync(new URL('./payloads/nodebb-recent-posts.json', import.meta.url), 'utf8')) as unknown
  const { rows, broken } = readPage(recorded, 'https://forum.example.com/api/recent/posts', preset('nodebb'))
  expect(broken).toEqual([])
  expect(rows.map(({ id, title, text, author, inReplyTo, link }) => [id, title, text.slice(0, 15), author.name, inReplyTo, link])).toEqual([
    ['3', 'Gloves for nodebb falcons', 'The black ones.', 'ines', '2', '/post/3'],
    ['2', 'Gloves for nodebb falcons', 'Which gloves do', 'ines', null, '/post/2'],
    ['1', 'Welcome to your NodeBB!', '### Welcome to ', 'ines', null, '/post/1'],
  ])
})

// As their documentation shows them, with made-up people (2026-11).
test('reviews of the App Store and of Google Play are read by their presets', () => {
  const label = (text: string) => ({ label: text })
  const review = { id: label('11'), title: label('Great'), content: label('Love it'), 'im:rating': label('5'), updated: label('2026-11-20T08:00:00-07:00') }
  const author = { name: label('marta77'), uri: label('https://itunes.apple.com/us/reviews/id5') }
  const feed = {
    feed: { entry: [{ id: label('the app itself') }, { ...review, author, link: { attributes: { href: 'https://itunes.apple.com/review/11' } } }] },
  }
  expect(readPage(feed, 'https://itunes.apple.com/x', preset('app-store'))).toMatchObject({
    rows: [{ id: '11', title: '5 of 5: Great', text: 'Love it', author: { name: 'marta77' }, published: new Date('2026-11-20T15:00:00Z') }],
    broken: [],
  })
  const comment = { userComment: { text: '\tStops at once', starRating: 1, reviewerLanguage: 'en', lastModified: { seconds: '1795000000', nanos: 1 } } }
  const reviews = { reviews: [{ reviewId: 'gp:1', authorName: 'Joe', comments: [comment] }], tokenPagination: { nextPageToken: 'abc' } }
  expect(readPage(reviews, 'https://androidpublisher.googleapis.com/v3/reviews', preset('google-play'))).toMatchObject({
    rows: [{ id: 'gp:1', title: '1 of 5', text: 'Stops at once', language: 'en', published: new Date(1_795_000_000_000) }],
    next: 'https://androidpublisher.googleapis.com/v3/reviews?token=abc',
  })
})
