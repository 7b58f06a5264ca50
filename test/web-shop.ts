import { makeDatabase } from './database.ts'
import { makeServer } from './server.ts'
import { startSmtpReceiver } from './smtp-receiver.ts'
import { connectWeb } from './web-page.ts'

/** A whole Aerie at work with a chat on the company's pages, and the mail it sends; Claire of care answers. */
export async function openShop() {
  await using opening = new AsyncDisposableStack()
  const smtp = opening.use(await startSmtpReceiver())
  const database = opening.use(await makeDatabase())
  const env = { AERIE_SMTP_URL: `smtp://us:secret@127.0.0.1:${smtp.port}`, AERIE_MAIL_FROM: 'Harris Wear <shop@harris.test>' }
  const server = opening.use(await makeServer(database, { env }))
  const claire = await server.asMember('agent', { name: 'Claire', teams: [server.teams.care.id] })
  const channel = await connectWeb(server)
  await server.startWorkers()
  const open = opening.move()
  return {
    smtp,
    database,
    server,
    claire,
    channel,
    /** The conversation that waits and says this last. */
    idOf: async (text: string): Promise<string> =>
      (await claire.call('GET /conversations', { query: { view: 'waiting', limit: 200 } })).items.find((one) => one.preview === text)!.id,
    whole: (id: string) => claire.call('GET /conversations/:id', { params: { id } }),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}
