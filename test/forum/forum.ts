import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A post of the forum, as it is kept. */
interface Post {
  id: number
  content: string
  at: Date
  user: string
  answers: number
}

/**
 * A forum for tests that answers in JSON: pages, ETags, a key it may ask for, and faults. Stateful, so that what is written in it
 * stands there.
 */
export interface Forum extends AsyncDisposable {
  address: string
  write(user: string, content: string, answers?: number): number
  edit(id: number, content: string): void
  /** Rows put before the posts as they are: what no forum should say. */
  odd: unknown[]
  /** Answers with this instead, once each. */
  next: ((response: ServerResponse) => void)[]
  key: string | null
  pageSize: number
  /** Each request: its path, and whether it was told that nothing changed. */
  asked: string[]
}

export async function startForum(): Promise<Forum> {
  const posts: Post[] = []
  let version = 1
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://x')
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      self.asked.push(`${url.pathname}${url.search} ${status}`)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body === null ? undefined : JSON.stringify(body))
    }
    const odd = self.next.shift()
    if (odd) return odd(response)
    if (self.key && request.headers.authorization !== `Bearer ${self.key}`) return answer(401, { error: 'who are you' })
    const page = Number(url.searchParams.get('page') ?? 1)
    const etag = `"${version}-${page}"`
    if (request.headers['if-none-match'] === etag) return answer(304, null)
    const newest = [...self.odd, ...posts.toReversed().map(show)]
    const some = newest.slice((page - 1) * self.pageSize, page * self.pageSize)
    answer(200, { posts: some, ...(page * self.pageSize < newest.length && { next_page: page + 1 }) }, { etag })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const self: Forum = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/posts.json`,
    write(user, content, answers = 0) {
      version++
      return posts.push({ id: posts.length + 1, content, at: new Date(), user, answers })
    },
    edit(id, content) {
      version++
      posts[id - 1]!.content = content
    },
    odd: [],
    next: [],
    key: null,
    pageSize: 20,
    asked: [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return self
}

const show = ({ id, content, at, user, answers }: Post) => ({
  id,
  content: `<p>${content}</p>`,
  created: at.toISOString(),
  user: { name: user, uid: user.length },
  reply_to: answers,
  topic: { title: 'Gloves &amp; hoods', slug: 'gloves' },
})
