import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from './ground/ground.ts'
import { unless } from './process.ts'
import type { Blow, Part } from './rounds.ts'

/** For how long the database is away, ms: at least, and up to so much longer. Above what a connection waits for (10 s), and below. */
const AWAY = { least: 2_500, more: 10_000 }
/** Within this time whoever asks must have been told, ms. */
const TOLD = 15_000

/** The database is stopped in order, or does not answer at all (its processes stand still), and comes back after some seconds. */
export const away = (ground: Ground, longest = AWAY.more): Part => ({
  name: 'database away',
  calm: 800,
  blowAt(round, random): Blow {
    const ms = AWAY.least + random() * longest
    return round % 2 === 0 ? stopped(ground, ms) : frozen(ground, ms)
  },
})

const stopped = (ground: Ground, ms: number): Blow => ({
  kind: 'stopped',
  async land() {
    await ground.cluster.stop('SIGINT')
    const wrong = await Promise.all([notReady(ground), saysSo(ground), alive(ground), wait(ms).then(() => [])])
    await ground.cluster.start()
    return wrong.flat()
  },
})

const frozen = (ground: Ground, ms: number): Blow => ({
  kind: 'standing still',
  async land() {
    const thaw = ground.cluster.freeze()
    try {
      return (await Promise.all([notReady(ground), alive(ground), wait(ms).then(() => [])])).flat()
    } finally {
      thaw()
    }
  },
})

const get = (ground: Ground, path: string): Promise<Response> =>
  fetch(`${ground.url}${path}`, { headers: { authorization: `Bearer ${ground.key}` }, signal: AbortSignal.timeout(12_000) })

const notReady = (ground: Ground): Promise<string[]> =>
  unless('/readyz says that the database does not answer', TOLD, async () => {
    const answer = await get(ground, '/readyz')
    return answer.status === 503 && /does not answer/.test(((await answer.json()) as { database: string | null }).database ?? '')
  })

const saysSo = (ground: Ground): Promise<string[]> =>
  unless('a caller is told that the database is away, and what to do', TOLD, async () => {
    const answer = await get(ground, '/api/v1/brands')
    const { code, detail } = (await answer.json()) as { code: string; detail: string }
    return answer.status === 503 && code === 'database-away' && /try again/.test(detail)
  })

const alive = (ground: Ground): Promise<string[]> => unless('/healthz says that the process lives', TOLD, async () => (await get(ground, '/healthz')).ok)
