import { createServer } from 'node:net'

/** Below what systems hand out by themselves (Linux from 32768, others from 49152), and above what browsers refuse to visit. */
const [FROM, TO] = [20_000, 32_000]

const given = new Set<number>()

/**
 * A port for what must know it before it listens there. None that the system hands out: until it is taken, any connection
 * and any other test could be given one of those.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM))
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error('no port is free')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
