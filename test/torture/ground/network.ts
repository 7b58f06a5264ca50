import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CARELESS, makeCluster } from '../../cluster.ts'
import { startBluesky, type Bluesky } from '../../peers/bluesky.ts'

/** A Bluesky of its own, on a database of its own: nobody kills these. */
export async function makeNetwork(): Promise<Bluesky> {
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-torture-network-')), CARELESS)
  await cluster.start()
  const network = await startBluesky(cluster.url('postgres')).catch(async (error: unknown) => {
    await cluster.remove()
    throw error
  })
  return {
    ...network,
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await cluster.remove()
    },
  }
}
