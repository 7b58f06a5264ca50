import { maySee, type Visibility } from '#desk'
import { may } from '#workspace'
import type { Fact } from '#platform/facts.ts'
import type { Actor } from '#platform/work.ts'

/** Facts of no conversation, by the first word of their kind, that not everybody is told of. */
const NEEDS = { key: 'workspace.manage', import: 'items.bring', item: 'items.bring' } as const

/** May the actor be told of this fact? One of a conversation goes by that conversation; a conversation that is gone is nobody's. */
export function mayHear(actor: Actor, fact: Fact, visible: ReadonlyMap<string, Visibility>): boolean {
  if (fact.conversationId) {
    const visibility = visible.get(fact.conversationId)
    return visibility !== undefined && maySee(actor, visibility)
  }
  const needs = NEEDS[fact.kind.split('.')[0] as keyof typeof NEEDS]
  return !needs || may(actor.role, needs)
}
