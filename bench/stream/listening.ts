import type pg from 'pg'

/** Now, in ms since 1970 with fractions. */
const now = (): number => performance.timeOrigin + performance.now()

/** Reads the stream as a browser does. `seen`: when each opened conversation was told of, by its id. */
export async function readStream(address: string, headers: Record<string, string>): Promise<AsyncDisposable & { seen: Map<string, number> }> {
  const ending = new AbortController()
  const answer = await fetch(`${address}/api/v1/stream`, { headers, signal: ending.signal })
  const seen = new Map<string, number>()
  const read = async (): Promise<void> => {
    let rest = ''
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      const events = (rest + piece).split('\n\n')
      rest = events.pop()!
      const at = now()
      for (const event of events) {
        const id = event.includes('"conversation.opened"') && /"conversationId":"([^"]+)"/.exec(event)?.[1]
        if (id) seen.set(id, at)
      }
    }
  }
  const reading = read().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
  return {
    seen,
    async [Symbol.asyncDispose]() {
      ending.abort()
      await reading
    },
  }
}

/** Listens as barely as one can for commits that wrote facts. `heard`: when each was told of, in their order. */
export async function hearCommits(client: pg.Client): Promise<AsyncDisposable & { heard: number[] }> {
  const heard: number[] = []
  client.on('notification', () => heard.push(now()))
  await client.connect()
  await client.query('listen aerie_fact')
  return { heard, [Symbol.asyncDispose]: () => client.end() }
}
