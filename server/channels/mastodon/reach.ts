import type { ItemForReach, Reach } from '../adapter.ts'
import type { StatusExtra } from './status.ts'

const closed = (note: string): Reach => ({ answer: 'none', until: null, limit: null, note })

/**
 * Anyone may answer any post they can see, at any time, in public or to its author alone; what was shown to some only is
 * answered to them only. The length is the server's own (`/api/v2/instance`), less what calling the author takes. Source:
 * docs.joinmastodon.org/methods/statuses and /user/posting, read 2026-11-22.
 */
export function reach(item: ItemForReach): Reach {
  const { longest, context } = item.extra as Partial<StatusExtra>
  if (item.deleted) return closed('Its author has deleted this post.')
  return {
    answer: item.visibility === 'direct' ? 'direct' : 'both',
    until: null,
    limit: { length: longest ?? 500, unit: 'characters' },
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  }
}
