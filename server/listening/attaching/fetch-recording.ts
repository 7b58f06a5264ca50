import { sql } from 'kysely'
import { FETCH_RECORDING, fetchRecording, type FetchRecording } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { readKept } from '../reading/kept.ts'

/** Fetches a voicemail and puts it to its item. Run again, it adds nothing. */
export const fetchRecordingJob = (platform: Platform): Job<FetchRecording> => ({
  name: FETCH_RECORDING,
  retries: 8,
  async run(asked) {
    const kept = await readKept(platform.db, asked.channelId, asked.networkId)
    if (!kept) return
    const found = await fetchRecording(platform, asked)
    if (!found) return
    await inTransaction(platform.db, async (tx) => {
      const { rows } = await sql`
        insert into listening.attachment (id, item_id, name, type, bytes, file)
        select ${newId()}, ${kept.itemId}, ${found.name}, ${found.type}, ${found.bytes}, ${found.file}
        where not exists (select from listening.attachment where file = ${found.file}) returning id`.execute(tx)
      if (rows.length === 0) return
      const now = platform.clock.now()
      await record(tx, now, [{ kind: 'item.attached', conversationId: kept.threadId, channelId: asked.channelId, data: { itemId: kept.itemId } }])
    })
  },
})
