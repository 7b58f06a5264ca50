import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

const TABLE = 'id,author,text,text,date\n1,Jürgen,Größe für 5 €,x,2026-11-20\n'

test('an uploaded table says how it is written, with its letters as they are; what is no table is refused', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { headers } = await server.asKey('lead')
  const send = async (name: string, payload: Buffer) =>
    (
      await server.http.inject({
        method: 'POST',
        url: `/api/v1/imports/upload?name=${name}`,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        payload,
      })
    ).json()
  const western = await send('excel.csv', iconv.encode(TABLE, 'windows-1252'))
  expect(western).toMatchObject({
    encoding: 'windows-1252',
    changed: 0,
    mapping: { text: 'text' },
    draft: { columns: ['id', 'author', 'text', 'text (2)', 'date'], sample: [['1', 'Jürgen', 'Größe für 5 €', 'x', '2026-11-20']], missing: [] },
  })
  expect(await send('wide.csv', iconv.encode(TABLE, 'utf-16le', { addBOM: true }))).toMatchObject({ encoding: 'utf-16le', draft: western.draft })
  expect(await send('items.jsonl', Buffer.from('{}'))).toMatchObject({ encoding: null, format: 'jsonl' })
  const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0xdf, 0xa4, 0x8f, 0, 10])
  expect(await send('book.csv', workbook)).toMatchObject({ status: 422, code: 'unreadable-file', detail: expect.stringContaining('CSV UTF-8') })
})
