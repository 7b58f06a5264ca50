import type { Account, Adapter } from '../adapter.ts'
import { Settings } from './credentials.ts'
import { chatOf, chatting } from './messages/chat.ts'
import { openSession } from './session.ts'
import { telling } from './trouble.ts'
export { receive } from './receiving/receive.ts'
export { find, send } from './send.ts'
export { signIn } from './sign-in.ts'

/** Signs in and asks who we are. The account's id is kept with the settings: it stays when the handle or the server changes. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  const { agent, did } = await openSession(account)
  const { data: profile } = await telling(agent.getProfile({ actor: did }))
  await telling(agent.listNotifications({ limit: 1 })) // an app password that may not read them would receive nothing, silently
  if (Settings.parse(account.settings).messages) await chatting(chatOf({ agent }, account).listConvos({ limit: 1 }))
  const own = { id: did, handle: profile.handle, name: profile.displayName || null, url: `https://bsky.app/profile/${did}` }
  return { accountName: `@${profile.handle}`, own, settings: { ...Settings.parse(account.settings), handle: profile.handle, did } }
}
