import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import type { Details } from '../connecting/connect.ts'
import { adapterOf, inPerson, sortFields } from '../connecting/credentials.ts'

/** How long somebody may take at the network's own page, ms. Networks end their side after 5 to 10 minutes. */
const OPEN_FOR = 15 * 60_000

/** What is kept while somebody is away at the network: the form as filled, and what the adapter needs to finish. */
export interface Begun {
  details: Omit<Details, 'fields'>
  kept: Record<string, unknown>
}

/** Begins a sign-in at the network. Nothing is connected until the person comes back. @returns the address to open */
export async function beginSignIn(platform: Platform, work: Work, { fields, ...details }: Details): Promise<{ url: string }> {
  const adapter = adapterOf(details.network)
  const by = memberOf(work.by)
  if (!adapter.signIn || !by) throw new Refusal('invalid', 'no-sign-in', `${adapter.title} cannot be connected by signing in there. Fill in the form instead.`)
  const { settings } = sortFields(adapter, fields, { secretToo: false })
  const begun = await adapter.signIn.begin(homeOf(platform), settings).catch((error: unknown) => {
    throw inPerson(adapter, error)
  })
  const kept: Begun = { details, kept: begun.kept }
  await sql`delete from channels.sign_in where begun_at < ${new Date(work.now.getTime() - OPEN_FOR)}`.execute(work.tx)
  await sql`
    insert into channels.sign_in (state, network, begun_by, begun_at, kept)
    values (${begun.state}, ${adapter.network}, ${by}, ${work.now}, ${platform.secrets.seal(kept, begun.state)})`.execute(work.tx)
  return { url: begun.url }
}
