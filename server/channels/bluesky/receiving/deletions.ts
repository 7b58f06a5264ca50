import type { Agent } from '@atproto/api'
import { COLLECTION, didOf, keyIn } from '../post.ts'
import { viewPosts } from '../view-posts.ts'

/**
 * Which of these posts are gone for good. One that is merely hidden from us (a block, either way) is still there: whatever
 * is missing is asked for by its record, which knows no blocks.
 */
export async function findDeleted(agent: Agent, uris: readonly string[]): Promise<Set<string>> {
  const there = await viewPosts(agent, uris)
  const gone = new Set<string>()
  for (const uri of uris) if (!there.has(uri) && (await isGone(agent, uri))) gone.add(uri)
  return gone
}

async function isGone(agent: Agent, uri: string): Promise<boolean> {
  try {
    await agent.com.atproto.repo.getRecord({ repo: didOf(uri), collection: COLLECTION, rkey: keyIn(uri) })
    return false
  } catch (error) {
    if ((error as { error?: string }).error === 'RecordNotFound') return true
    throw error
  }
}
