import { z } from 'zod'
import type { Fact } from '#platform/facts.ts'
import type { Actor } from '#platform/work.ts'

const member = z.object({ from: z.uuid().nullable() }).transform(({ from }) => ({ members: [from], team: null }))
const place = z
  .object({ from: z.object({ memberId: z.uuid().nullable(), teamId: z.uuid() }) })
  .transform(({ from }) => ({ members: [from.memberId], team: from.teamId }))
const unmentioned = z.object({ unmentioned: z.array(z.uuid()) }).transform((data) => ({ members: data.unmentioned, team: null }))

/** The facts after which a direct conversation may be out of somebody's sight, and what they say of whom. */
const NARROWING: Record<string, z.ZodType<{ members: (string | null)[]; team: string | null }>> = {
  'conversation.handed': place,
  'conversation.taken_over': member,
  'conversation.released': member,
  'note.removed': unmentioned,
}

/**
 * Was the actor among those from whom this fact took a conversation: its team, its owner, somebody mentioned in its notes?
 * Whether they may see it still for another reason is for `maySee` to say.
 */
export function hadBefore(by: Actor, { kind, data }: Pick<Fact, 'kind' | 'data'>): boolean {
  const before = NARROWING[kind]?.safeParse(data).data
  return before !== undefined && (before.members.includes(by.id) || (before.team !== null && by.teams.includes(before.team)))
}
