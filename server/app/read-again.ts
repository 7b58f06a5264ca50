import type { Followed } from '#listening'
import { asCorrected, renewAssessments, type Assessment, type Reader } from '#triage'
import type { Tx } from '#platform/db.ts'
import { readAnew } from './reading/read-anew.ts'

/** What an edited item was read to be now, by item id. */
export type ReadAgain = ReadonlyMap<string, Assessment>

/** Reads anew what authors of theirs wrote otherwise, and keeps that in the place of the first reading. What people said is right stays so. */
export async function readAgain(tx: Tx, reader: Reader, followed: readonly Followed[]): Promise<ReadAgain> {
  const edited = followed.filter((one) => one.change === 'edited' && one.direction === 'in')
  if (edited.length === 0) return new Map()
  const read = await readAnew(tx, reader, edited)
  await renewAssessments(
    tx,
    reader.name,
    read.map(({ itemId, now }) => ({ itemId, ...now })),
  )
  return new Map(read.map(({ itemId, was, now }) => [itemId, asCorrected(now, was?.opinions ?? [])]))
}
