import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'
import { bring as bringIn } from './bring.ts'
import { makeStandIn, register } from './channels.ts'
import { makeDatabase } from './database.ts'
import { makeServer } from './server.ts'

const network = makeStandIn('square', { reach: () => ({ answer: 'both', until: null, limit: null, note: null }) })
register(network)

/** Claire and Omar of care, Sami of sales, Lea who leads; and messages of Anna and Ben. */
export async function openScene() {
  const database = await makeDatabase()
  const server = await makeServer(database)
  const { care, sales } = server.teams
  const channelId = await inTransaction(server.platform.db, (tx) =>
    findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'square', name: 'Square' }),
  )
  const [claire, omar, sami, lea, key] = [
    await server.asMember('agent', { name: 'Claire', teams: [care.id] }),
    await server.asMember('agent', { name: 'Omar', teams: [care.id] }),
    await server.asMember('seller', { name: 'Sami', teams: [sales.id] }),
    await server.asMember('lead', { name: 'Lea' }),
    await server.asKey('agent'),
  ]
  const bring = async (id: string, text: string, more: object = {}) => {
    await bringIn(server.platform, channelId, {
      id,
      network: 'square',
      author: { id: 'anna-1', handle: 'änna', name: 'Anna' },
      text,
      at: server.clock.now(),
      ...more,
    })
    server.clock.advance({ seconds: 1 })
  }
  const first = async () => (await lea.call('GET /conversations', { query: { view: 'waiting' } })).items[0]!.id
  return {
    database,
    server,
    channelId,
    claire,
    omar,
    sami,
    lea,
    key,
    bring,
    first,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
