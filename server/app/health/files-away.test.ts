import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { connectWeb, openPage } from '../../../test/web-page.ts'

test('while the bucket does not serve health says so, words go on, and a file is refused so that its sender tries again', async () => {
  await using database = await makeDatabase()
  const AWAY = { AERIE_S3_BUCKET: 'aerie', AERIE_S3_ENDPOINT: 'http://127.0.0.1:1', AERIE_S3_ACCESS_KEY: 'us', AERIE_S3_SECRET_KEY: 'secret' }
  await using server = await makeServer(database, { env: AWAY })
  await server.startWorkers()
  const ready = await server.http.inject('/readyz')
  expect([ready.statusCode, ready.json()]).toMatchObject([200, { ready: true, files: expect.stringContaining('AERIE_S3_ENDPOINT') }])
  const page = openPage(server, await connectWeb(server))
  await page.begin()
  expect((await page.says('Hello?')).json()).toMatchObject({ place: 1 })
  const id = newId()
  const sent = await page.ask('POST', `/files?id=${id}&name=a.txt`, Buffer.from('text'), { 'content-type': 'application/octet-stream' })
  expect([sent.statusCode, sent.json()]).toMatchObject([
    503,
    { code: 'files-away', detail: expect.stringContaining('cannot be reached at http://127.0.0.1:1') },
  ])
  expect((await page.hears()).lines).toHaveLength(1)
})
