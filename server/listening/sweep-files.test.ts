import { existsSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'
import { newId } from '#platform/ids.ts'
import { sweepFiles } from './sweep-files.ts'

test('a file that nothing names goes after two days; what an item, an import, an upload, an answer on its way or a picture names stays', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { files, db } = server.platform
  const now = server.clock.now()
  const write = async (name: string, daysAgo: number): Promise<string> => {
    await files.put(name, Buffer.from('x'))
    const at = new Date(now.getTime() - daysAgo * 86_400_000)
    await utimes(files.path(name), at, at)
    return name
  }
  const [named, orphan, young, half] = [
    await write('attachments/c/named', 9),
    await write('attachments/c/orphan', 9),
    await write('attachments/c/young', 1),
    await write('attachments/c/half.part', 9),
  ]
  const [waiting, lost, other] = [await write('imports/waiting', 9), await write('imports/lost', 9), await write('elsewhere/file', 9)]
  const itemId = newId()
  await sql`
    insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at)
    values (${itemId}, ${newId()}, 'mail', 'm1', 'in', 'direct', ${newId()}, ${newId()}, 'x', ${now}, ${now})`.execute(db)
  await sql`insert into listening.attachment (id, item_id, name, type, bytes, file) values (${newId()}, ${itemId}, 'a', 'b', 1, ${named})`.execute(db)
  await sql`
    insert into listening.import (id, file_name, format, stored_file, state, total_bytes, created_at)
    values (${newId()}, 'x.csv', 'csv', ${waiting}, 'waiting', 1, ${now})`.execute(db)
  const [brought, forgotten, leaving, gone] = [
    await write('attachments/upload/brought', 3),
    await write('attachments/upload/forgotten', 9),
    await write('attachments/upload/leaving', 9),
    await write('attachments/upload/gone', 9),
  ]
  const upload = (file: string, daysAgo: number) =>
    sql`insert into listening.upload (id, name, type, bytes, file, by, at) values (${newId()}, 'a', 'b', 1, ${file}, ${newId()}, ${new Date(now.getTime() - daysAgo * 86_400_000)})`.execute(
      db,
    )
  await upload(brought, 1)
  await upload(forgotten, 9)
  const channelId = newId()
  await sql`insert into channels.channel (id, network, name, created_at, changed_at) values (${channelId}, 'email', 'Mail', ${now}, ${now})`.execute(db)
  for (const [file, state] of [
    [leaving, 'failed'],
    [gone, 'cancelled'],
  ])
    await sql`
      insert into channels.outbox (id, channel_id, conversation_id, message, written_at, due_at, state)
      values (${newId()}, ${channelId}, ${newId()}, ${JSON.stringify({ attachments: [{ file }] })}::jsonb, ${now}, ${now}, ${state})`.execute(db)
  const [shown, stale] = [await write('pictures/shown', 9), await write('pictures/stale', 9)]
  await sql`insert into listening.picture (attachment_id, size, file, bytes, at) select id, 'small', ${shown}, 1, ${now} from listening.attachment`.execute(db)
  await sweepFiles(server.platform).run({}, new AbortController().signal)
  const there = [named, orphan, young, half, waiting, lost, other, brought, forgotten, leaving, gone, shown, stale].filter((name) =>
    existsSync(files.path(name)),
  )
  expect(there).toEqual([named, young, waiting, other, brought, leaving, shown])
  await sweepFiles(server.platform).run({}, new AbortController().signal)
})
