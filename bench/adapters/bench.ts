import { takeIn } from '../../server/app/intake.ts'
import { findOrMakeChannel } from '../../server/channels/index.ts'
import { checkAll } from '../../server/listening/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { inTransaction, openDb } from '../../server/platform/db.ts'
import { AERIE, type Platform } from '../../server/platform/work.ts'
import { makeServer, type TestServer } from '../../test/server.ts'
import { makeNetwork } from '../../test/torture/ground/network.ts'
import type { Bench, Figure } from '../figure.ts'
import { AS_SHIPPED, makeGround, makePlot, type Ground } from '../ground.ts'
import { clearAtEnd } from '../leaving.ts'
import { madeUpItems } from '../made-up-items.ts'
import { measureDelays } from './delay.ts'
import { measureDoors } from './doors.ts'
import { fillBluesky } from './peers/bluesky.ts'
import { fillMail } from './peers/mail.ts'
import { fillFeed, fillForum } from './peers/pages.ts'
import { fillDiscord, fillMastodon, fillTelegram } from './peers/talking.ts'
import { measureReading } from './reading.ts'
import { measureWidget } from './widget-size.ts'

/** Where the servers say they are: on this machine, so that they may speak with what runs here. */
const URL_OF_IT = 'http://127.0.0.1:4600'
/** Items brought before anything is measured: plans, caches, compiled code. */
const WARM = 2_000

export const adaptersBench: Bench = {
  name: 'adapters',
  about: 'items a second by each kind of channel from its peer, the time from a post to the desk, and the size of the widget',
  async run(tell) {
    await using ground = await makeGround(AS_SHIPPED)
    await using network = clearAtEnd(await makeNetwork())
    await using server = await serve(ground)
    await warm(server.platform)
    const figures: Figure[] = []
    for (const fill of [() => fillBluesky(network), fillMastodon, fillTelegram, fillDiscord, fillMail, fillFeed, fillForum]) {
      await using peer = await fill()
      tell(`${peer.count} items from ${peer.title}, ${peer.network}`)
      figures.push(...(await measureReading(server.platform, peer)))
    }
    tell('words at our own doors')
    figures.push(...(await measureDoors({ platform: server.platform, address: await server.address(), url: URL_OF_IT })))
    tell('posts, from their networks to the desk')
    await using desk = await makePlot(ground.cluster, 'desk')
    await using rested = await serve(desk)
    figures.push(...(await measureDelays(rested, network)))
    return [...figures, await measureWidget()]
  },
}

/** By the true clock, and behind a proxy that says who asks. */
const serve = ({ url, pool }: Pick<Ground, 'url' | 'pool'>): Promise<TestServer> =>
  makeServer({ url, db: openDb(pool) }, { env: { AERIE_URL: URL_OF_IT, AERIE_TRUST_PROXY: 'loopback' }, clock: systemClock as never })

async function warm(platform: Platform): Promise<void> {
  const channelId = await inTransaction(platform.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: platform.clock.now() }, { network: 'api', name: 'Warm' }))
  const { items } = checkAll(madeUpItems('warm', 0, WARM, new Date(Date.now() - 3_600_000)), platform.clock.now())
  for (let n = 0; n < WARM; n += 200) await takeIn(platform, { channelId, items: items.slice(n, n + 200).map((one) => one.item) })
}
