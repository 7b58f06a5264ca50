import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** What went in, and what the database would not take. */
export interface Spared<T, R> {
  done: R[]
  refused: { one: T; reason: string }[]
}

/**
 * Does something with all of a batch, so that one the database cannot hold never sinks its neighbours: when it says that the
 * data is at fault, the batch is halved until the culprit stands alone. What is parsed strictly never gets here; this is for
 * what nobody thought of. Anything else that goes wrong is thrown on, and undoes everything.
 */
export async function spareNeighbours<T, R>(tx: Tx, batch: readonly T[], take: (some: readonly T[]) => Promise<R>): Promise<Spared<T, R>> {
  if (batch.length === 0) return { done: [], refused: [] }
  await sql`savepoint batch`.execute(tx)
  try {
    const done = [await take(batch)]
    await sql`release savepoint batch`.execute(tx)
    return { done, refused: [] }
  } catch (error) {
    if (!isAboutData(error)) throw error
    await sql`rollback to savepoint batch`.execute(tx)
    if (batch.length === 1) return { done: [], refused: [{ one: batch[0]!, reason: `the database cannot hold it: ${(error as Error).message}` }] }
    const middle = Math.ceil(batch.length / 2)
    const first = await spareNeighbours(tx, batch.slice(0, middle), take)
    const second = await spareNeighbours(tx, batch.slice(middle), take)
    return { done: [...first.done, ...second.done], refused: [...first.refused, ...second.refused] }
  }
}

/** PostgreSQL's classes 22 (data exception) and 54 (program limit exceeded), appendix A of its manual. */
const isAboutData = (error: unknown): boolean => /^(22|54)...$/.test((error as { code?: string }).code ?? '')
