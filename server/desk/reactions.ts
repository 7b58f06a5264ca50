import type { Reader } from '#platform/live/readers.ts'
import type { Platform } from '#platform/work.ts'
import { announceReaction } from './announce/react.ts'
import { noticeFloods } from './floods/notice.ts'
import { react } from './reacting/react.ts'
import { recomputeLater } from './recompute/recompute-later.ts'
import { nameFirstRules } from './rules/first-rules.ts'

/** What the desk does about facts of the domains before it. */
export const deskReactions = ({ clock, jobs }: Pick<Platform, 'clock' | 'jobs'>): Reader[] => [
  announceReaction({ clock, jobs }),
  { name: 'desk', react: (tx, facts) => react(tx, clock.now(), facts) },
  { name: 'desk floods', react: (tx, facts) => noticeFloods(tx, clock.now(), facts) },
  {
    name: 'desk language',
    async react(tx, facts) {
      for (const fact of facts) if (fact.kind === 'company.set_up') await nameFirstRules(tx, fact.data['language'])
    },
  },
  {
    name: 'desk hours',
    async react(tx, facts) {
      const moved = facts.filter((fact) => fact.kind === 'team.changed' && (fact.data['what'] as string[]).includes('timeZone'))
      for (const fact of moved) await recomputeLater(tx, jobs, fact.data['teamId'] as string)
    },
  },
]
