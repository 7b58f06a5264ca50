import { URGENCIES, type Urgency } from '#triage'
import type { Tx } from '#platform/db.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Effect } from '../conversation/event.ts'
import { keepWithFacts, lockAll } from '../conversation/store.ts'
import { turn } from '../conversation/turn.ts'
import { readRoster } from '../routing/roster.ts'
import { givenTo, whose } from '../routing/whose.ts'
import { readSettings } from '../settings/read.ts'
import type { Settings } from '../settings/settings.ts'

/** What is to be thought over in a conversation, now that the person is something else to the company. */
export interface Reconsidered {
  id: string
  /** How urgent the most urgent of what waits was read to be, before and now; left out: as before. */
  urgency?: { before: Urgency; after: Urgency } | undefined
  /** Who looks after the person from now on; left out: as before. */
  accountOwnerId?: string | undefined
}

/**
 * Has conversations follow what their person became: how urgent they are, with the deadline that follows, and whose they are while they wait in
 * the queue. Saying it twice changes nothing. A fixed number of statements.
 */
export async function reconsider(tx: Tx, now: Date, all: readonly Reconsidered[]): Promise<void> {
  if (all.length === 0) return
  const locked = await lockAll(
    tx,
    all.map((one) => one.id),
  )
  const settings = await readSettings(tx)
  const given = await giver(tx, now, settings, locked)
  const byId = new Map(all.map((one) => [one.id, one]))
  const changed = locked.map((c) => {
    const weighed = weigh(c, byId.get(c.id)!)
    const had = given(weighed.to, byId.get(c.id)!.accountOwnerId)
    const turned = turn(
      had.to,
      { what: 'recomputed' },
      settings.worldOf(c, now, () => true),
      settings.promiseTo,
    )
    return { to: turned.to, effects: [...weighed.effects, ...had.effects, ...turned.effects] }
  })
  await keepWithFacts(tx, now, changed, new Map(locked.map((c) => [c.id, c])))
}

type Changed = { to: Conversation; effects: Effect[] }

/** More urgent at once; less only where nothing but what was read had made it so: a rule, or who asked again, may have. */
function weigh(c: Conversation, { urgency }: Reconsidered): Changed {
  if (!urgency) return { to: c, effects: [] }
  const { before, after } = urgency
  const level = (one: Urgency): number => URGENCIES.indexOf(one)
  const isDue = level(after) > level(before) ? level(after) > level(c.urgency) : level(after) < level(before) && c.urgency === before
  if (!isDue) return { to: c, effects: [] }
  return { to: { ...c, urgency: after }, effects: [{ kind: 'conversation.weighed', by: null, data: { from: c.urgency, to: after } }] }
}

/** Gives what nobody has to who looks after the person, as what opens is given (routing/whose). */
async function giver(tx: Tx, now: Date, { crew, routing }: Settings, locked: readonly Conversation[]) {
  const roster = await readRoster(tx, { crew, routing, now, personIds: locked.map((c) => c.personId) })
  const onlyThem = { ...roster, lastAgentOf: () => null }
  return (c: Conversation, accountOwnerId: string | undefined): Changed => {
    if (!accountOwnerId || c.state !== 'waiting_for_us' || c.ownerId) return { to: c, effects: [] }
    const opening = { personId: c.personId, teamId: c.teamId, language: null, byTier: null, accountOwnerId, at: c.awaitingSince! }
    const said = whose(opening, onlyThem, routing, now)
    const memberId = givenTo(said)
    if (!memberId) return { to: said.length > 0 ? { ...c, routed: said } : c, effects: [] }
    roster.give(memberId)
    const to = { ...c, ownerId: memberId, queuedAt: null, routed: said }
    return { to, effects: [{ kind: 'conversation.given', by: null, data: { to: { memberId }, because: said.at(-1) } }] }
  }
}
