import type { ItemForReach, Reach } from '../reach/reach.ts'
import { byTable } from '../reach/decide.ts'
import type { StatusExtra } from './status.ts'

/** A picture on Mastodon itself, bytes (docs.joinmastodon.org/user/posting, 2026-11). */
export const LARGEST = 16 * 1024 * 1024

/**
 * Anyone may answer any post they can see, at any time, in public or to its author alone; what was shown to some only is
 * answered to them only. The length, what a link counts and the files are the server's own (`/api/v2/instance`), less what
 * calling the author takes.
 */
export function reach(item: ItemForReach, now: Date): Reach {
  const { longest, link, files, context } = item.extra as Partial<StatusExtra>
  return byTable('mastodon', item, now, {
    against: item.deleted ? 'Its author has deleted this post.' : null,
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
    files,
    length: { ...(longest !== undefined && { most: longest }), ...(link !== undefined && { link }) },
  })
}
