import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startForum } from '../../../test/forum/forum.ts'
import { MANY, wordsOf, type Peer } from './peer.ts'

const PAGE = 100
/** A feed is read so far, and no further. */
const ENTRIES = 500

/** A feed of as many entries as are read at once. */
export async function fillFeed(): Promise<Peer> {
  const at = Date.now() - 3_600_000
  const entries = Array.from({ length: ENTRIES }, (_, n) => {
    const published = new Date(at + n * 1000).toISOString()
    const link = `<link href="https://blog.example/${n}"/>`
    return `<entry><id>urn:post:${n}</id><title>Post ${n}</title>${link}<updated>${published}</updated><author><name>Customer ${n % 100}</name></author><content>${wordsOf(n)}</content></entry>`
  })
  const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><id>urn:blog</id><updated>${new Date(at).toISOString()}</updated>${entries.toReversed().join('')}</feed>`
  const server = createServer((_, response) => void response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    network: 'feed',
    title: 'an HTTP server',
    count: ENTRIES,
    fields: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A forum that answers in JSON, a hundred posts a page. */
export async function fillForum(): Promise<Peer> {
  const forum = await startForum()
  forum.pageSize = PAGE
  for (let n = 0; n < MANY; n++) forum.write(`Customer ${n % 100}`, wordsOf(n))
  const [row, author] = [
    { items: '$.posts[*]', id: '$.id', text: '$.content', title: '$.topic.title', at: '$.created' },
    { author: '$.user.name', inReplyTo: '$.reply_to' },
  ]
  return {
    network: 'poll',
    title: 'an HTTP server',
    count: MANY,
    fields: { url: forum.address, ...row, ...author, next: '?page={$.next_page}', pages: MANY / PAGE },
    [Symbol.asyncDispose]: () => forum[Symbol.asyncDispose](),
  }
}
