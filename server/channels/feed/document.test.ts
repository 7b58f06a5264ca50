import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { RawItem } from '../raw-item.ts'
import { decode } from './decode.ts'
import { feedOf } from './discover.ts'
import { NotAFeed, readFeed, type Feed } from './document.ts'
import { idOf, toItem } from './entry.ts'
import { newsIn, placeFrom } from './place.ts'
import { untilNextLook } from './rhythm.ts'

const now = new Date('2026-11-22T12:00:00Z')
const url = 'https://blog.example/feed/'
const payload = (name: string): Feed => readFeed(decode(readFileSync(join(import.meta.dirname, 'payloads', name)), undefined))
const itemsOf = (name: string): RawItem[] => {
  const feed = payload(name)
  return feed.entries.map((entry) => toItem(entry, { ...feed, url }, now))
}

test('RSS: texts without marks, ids and dates as far as there are any', () => {
  const [hawks, plain, words, future] = itemsOf('rss2.xml')
  expect(hawks).toMatchObject({
    id: 'blog-2',
    subject: 'Harris’s hawks hunt together',
    text: 'They share the work.\n\nSee more <https://blog.example/more>.',
    author: { id: 'blog.example/ann smith', name: 'Ann Smith' },
    at: new Date('2026-11-20T08:00:00Z'),
    url: 'https://blog.example/hawks',
    lang: 'en-GB',
    visibility: 'public',
  })
  expect(plain).toMatchObject({ id: 'https://blog.example/feed/posts/plain?a=1&b=2', text: 'Plain & simple', at: now, author: { name: 'Falconry & Friends' } })
  expect(words).toMatchObject({ id: expect.stringMatching(/^digest-/), text: 'Nothing but words.', subject: null, at: now, url: null })
  expect(future).toMatchObject({ id: 'https://blog.example/future', text: 'From the future', at: now, url: 'https://blog.example/future' })
})

test('Atom: links made whole, authors of the feed, types of text', () => {
  const [fast, two] = itemsOf('atom.xml')
  expect(fast).toMatchObject({
    id: 'tag:falke.example,2026:1',
    subject: 'Schnellster Vogel der Welt',
    text: 'Über 300 km/h – im Sturzflug.',
    url: 'https://blog.example/2026/11/schnell',
    at: new Date('2026-11-21T09:00:00Z'),
    author: { id: 'https://falke.example/team', name: 'Redaktion' },
    lang: 'de',
  })
  expect(two).toMatchObject({ subject: '1 < 2 & 3', text: 'Kein <b>Fett</b> hier.', author: { id: 'jo@falke.example' } })
})

test('JSON Feed', () => {
  expect(itemsOf('feed.json')).toMatchObject([
    { id: '1', text: 'A note.\n\nIn two parts.', subject: null, author: { name: 'Kim' }, at: new Date('2026-11-21T10:00:00Z') },
    { id: '2', text: 'With looks', subject: 'Two', at: new Date('2026-11-21T00:00:00Z') },
  ])
})

test('RDF in an old encoding, with entities of its own', () => {
  expect(itemsOf('rdf.xml')).toMatchObject([
    { id: 'https://old.example/1', subject: 'Grüße', text: 'Schön hier', author: { name: 'Max' }, lang: 'de', at: new Date('2026-11-20T08:00:00Z') },
  ])
})

const german = '<?xml version="1.0"?><rss version="2.0"><channel><title>Grüße – “ja”</title></channel></rss>'
const declared = (encoding: string, text = german) => text.replace('version="1.0"?', `version="1.0" encoding="${encoding}"?`)
test.each([
  ['UTF-8 without a word about it', Buffer.from(german), undefined],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${german}`), undefined],
  ['UTF-8 that calls itself Latin-1', Buffer.from(declared('iso-8859-1')), 'text/xml; charset=ISO-8859-1'],
  ['UTF-16, little end first, with a mark', iconv.encode(german, 'utf-16le', { addBOM: true }), undefined],
  ['UTF-16, big end first, without a mark', iconv.encode(declared('utf-16'), 'utf-16be'), undefined],
  ['Windows-1252 by the server’s word', iconv.encode(german, 'windows-1252'), 'application/rss+xml; charset="windows-1252"'],
  ['Windows-1252 by its own word', iconv.encode(declared('windows-1252'), 'windows-1252'), 'application/rss+xml'],
  ['Windows-1252 that calls itself UTF-8', iconv.encode(declared('utf-8'), 'windows-1252'), 'text/xml; charset=utf-8'],
  ['Windows-1252 without a word', iconv.encode(german, 'windows-1252'), 'text/xml; charset=nonsense'],
])('%s is read', (_, bytes, contentType) => expect(readFeed(decode(bytes, contentType)).title).toBe('Grüße – “ja”'))

test.each([
  ['shift_jis', '鷹の話'],
  ['euc-jp', '鷹の話'],
  ['koi8-r', 'Ястреб'],
  ['windows-1251', 'Ястреб'],
  ['gb18030', '鹰的故事很长'],
  ['iso-8859-2', 'Jastřáb'],
])('%s is read', (encoding, title) =>
  expect(readFeed(decode(iconv.encode(declared(encoding, german.replace('Grüße – “ja”', title)), encoding), undefined)).title).toBe(title),
)

test.each([
  ['a page', '<!doctype html><html><head><title>Hi</title></head></html>'],
  ['nothing', ''],
  ['other JSON', '{"items":[]}'],
  ['a document of endless parts', `<rss version="2.0"><channel>${'<a/>'.repeat(600_000)}</channel></rss>`],
])('%s is no feed', (_, document) => expect(() => readFeed(document)).toThrow(NotAFeed))

/** What reading gives: a feed, or that it is none. */
function outcomeOf(document: string): Feed | NotAFeed {
  try {
    return readFeed(document)
  } catch (error) {
    if (error instanceof NotAFeed) return error
    throw error
  }
}

const exploding = 'bcdefghi'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'[i]};`.repeat(10)}">`)
  .join('')
test.each([
  ['that name a file of this machine', '<!ENTITY i SYSTEM "file:///etc/passwd">'],
  ['that explode', `<!ENTITY a "aaaaaaaaaa">${exploding}`],
])('entities do no harm %s', (_, entities) => {
  const said = JSON.stringify(outcomeOf(`<!DOCTYPE rss [${entities}]><rss version="2.0"><channel><title>&i;</title></channel></rss>`))
  expect(said.length).toBeLessThan(10_000)
  expect(said).not.toContain('root:')
})

test('a huge feed gives 500 entries', () => {
  expect(readFeed(`<rss version="2.0"><channel>${'<item><title>x</title></item>'.repeat(2000)}</channel></rss>`).entries).toHaveLength(500)
})

test('however broken, a document is a feed whose entries can be kept, or is refused', () => {
  const piece = fc.constantFrom(
    '<rss version="2.0">',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<guid>',
    '</guid>',
    '<link>',
    '<link href="',
    '">',
    '<![CDATA[',
    ']]>',
    '&',
    '&#0;',
    '&#xD800;',
    '\u0000',
    '\ud800',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<id>',
    '</id>',
    '{"version":"https://jsonfeed.org/version/1","items":[',
    '{"id":1}',
    ']}',
    'text',
    '<pubDate>',
    '2026-99-99',
    '</pubDate>',
  )
  const law = fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 40 }), (pieces) => {
    const feed = outcomeOf(`<rss version="2.0"><channel>${pieces.join('')}</channel></rss>`)
    if (feed instanceof NotAFeed) return
    for (const entry of feed.entries) {
      const item = toItem(entry, { ...feed, url }, now)
      expect(RawItem.parse(item)).toEqual(item)
      expect(JSON.stringify(item)).not.toMatch(/\\u0000|\\ud[89a-f]/)
    }
  })
  fc.assert(law, { numRuns: 1000 })
})

const feedWith = (...entries: [id: string, text: string, published?: string, updated?: string][]): Feed =>
  readFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>${entries.map(([id, text, published = '', updated = '']) => `<entry><id>${id}</id><title>${id}</title><summary>${text}</summary><published>${published}</published><updated>${updated}</updated></entry>`).join('')}</feed>`,
  )
const look = (feed: Feed, known: [string, string][] | null = null) =>
  newsIn(feed, { ...feed, url }, known && { asked: url, url, etag: null, lastModified: null, known }, now, new Date('2026-11-15T12:00:00Z'))
const ids = (news: ReturnType<typeof look>) => [news.items.map((item) => item.id), news.changes.map((change) => change.id)]

test('the first look takes what is recent or undated, oldest first; later ones what is new, however old', () => {
  const first = look(
    feedWith(['new', 'x', '2026-11-21T10:00:00Z'], ['undated', 'x'], ['less-new', 'x', '2026-11-16T10:00:00Z'], ['old', 'x', '2020-01-01T00:00:00Z']),
  )
  expect(ids(first)).toEqual([['less-new', 'new', 'undated'], []])
  const second = look(
    feedWith(['backdated', 'x', '2019-01-01T00:00:00Z'], ['new', 'x', '2026-11-21T10:00:00Z'], ['old', 'x', '2020-01-01T00:00:00Z']),
    first.known,
  )
  expect(ids(second)).toEqual([['backdated'], []])
})

test('an entry that says something else was edited, when it says', () => {
  const first = look(feedWith(['a', 'one'], ['b', 'two']))
  const second = look(feedWith(['a', 'one more', '', '2026-11-22T11:00:00Z'], ['b', 'two', '', '2026-11-22T11:30:00Z']), first.known)
  expect([second.items, second.changes]).toEqual([[], [{ change: 'edited', id: 'a', at: new Date('2026-11-22T11:00:00Z'), text: 'one more', subject: 'a' }]])
})

test('an entry that is away for a while is not new when it is back, and one that stands twice counts once', () => {
  const first = look(feedWith(['a', 'one'], ['a', 'one']))
  expect(ids(first)).toEqual([['a'], []])
  const gone = look(feedWith(), first.known)
  expect(ids(look(feedWith(['a', 'one']), gone.known))).toEqual([[], []])
})

test('another address begins anew', () => {
  const place = { asked: url, url, etag: '"1"', lastModified: null, known: [] }
  expect([placeFrom(place, url), placeFrom(place, 'https://other.example/'), placeFrom({ some: 'thing' }, url), placeFrom(null, url)]).toEqual([
    place,
    null,
    null,
    null,
  ])
})

test('a very long id is known by its digest', () => {
  const [entry] = feedWith(['x'.repeat(2000), 'text']).entries
  expect(idOf(entry!, { title: null, language: null, url })).toMatch(/^digest-.{43}$/)
})

test.each([
  ['as set', 15, null, undefined, 15],
  ['the feed asks for more', 15, 60, undefined, 60],
  ['its server asks for more', 15, null, 'public, max-age=3600', 60],
  ['it asks for less', 15, 5, 'max-age=60', 15],
  ['it asks for too much', 15, 10_000, undefined, 360],
  ['the cache of others is not ours', 15, null, 's-maxage=36000', 15],
])('the next look: %s', (_, interval, ttl, cacheControl, minutes) => {
  expect(untilNextLook(interval, ttl, cacheControl, 0)).toBe(minutes * 60_000)
  expect(untilNextLook(interval, ttl, cacheControl, 1)).toBeCloseTo(minutes * 66_000)
})

test.each([
  ['<head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>', 'https://blog.example/feed.xml'],
  ['<link href="https://x.example/a" type="application/atom+xml; charset=utf-8" rel="alternate home">', 'https://x.example/a'],
  [
    '<link rel="alternate" type="application/feed+json" href="javascript:x"><link rel=alternate type=application/rss+xml href=b>',
    'https://blog.example/feed/b',
  ],
  ['<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="x.css">', null],
])('the feed of a page: %s', (page, found) => expect(feedOf(page, url)).toBe(found))
