import type { Reader } from '#platform/readers.ts'
import type { Platform } from '#platform/work.ts'
import { part } from './parts.ts'

/** Everybody who follows the fact log and does something about it. */
export async function allReactions(platform: Platform): Promise<Reader[]> {
  const all = ['channels', 'listening', 'people', 'desk'].map(async (domain) => {
    const reactions = (await part(platform.log, `${domain}/reactions.ts`))[`${domain}Reactions`] as ((platform: Platform) => Reader[]) | undefined
    return reactions?.(platform) ?? []
  })
  return (await Promise.all(all)).flat()
}
