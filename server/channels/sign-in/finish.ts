import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { connectWith } from '../connecting/connect.ts'
import { adapterOf, inPerson } from '../connecting/credentials.ts'
import type { Begun } from './begin.ts'

/**
 * Connects a channel when somebody comes back from the network's own page. Refuses a return that nobody here began, that
 * somebody else began (so that a stranger's account cannot be slipped in), or that was used before.
 * @returns the channel's id
 */
export async function finishSignIn(platform: Platform, work: Work, network: string, query: URLSearchParams): Promise<string> {
  const adapter = adapterOf(network)
  const state = query.get('state') ?? ''
  const { rows } = await sql<{ kept: Buffer }>`
    delete from channels.sign_in where state = ${state} and network = ${network} and begun_by = ${memberOf(work.by)} returning kept`.execute(work.tx)
  if (!rows[0] || !adapter.signIn)
    throw new Refusal('conflict', 'sign-in-unknown', 'This sign-in was not begun here, or it took too long. Begin it again on the channels page.')
  const begun = platform.secrets.open(rows[0].kept, state) as Begun
  try {
    const credentials = await adapter.signIn.finish(homeOf(platform), query, begun.kept)
    return await connectWith(platform, work, begun.details, { ...credentials, atNetwork: true })
  } catch (error) {
    throw inPerson(adapter, error)
  }
}
