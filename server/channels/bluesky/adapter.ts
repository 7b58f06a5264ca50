import type { Account, Adapter } from '../adapter.ts'
import { fields, Secret, Settings } from './credentials.ts'
import { reach } from './reach.ts'
import { receive, type Rhythm } from './receiving/receive.ts'
import { chooseId, find, send } from './send.ts'
import { openSession } from './session.ts'
import { signIn } from './sign-in.ts'
import { telling } from './trouble.ts'

/** Signs in and asks who we are. The account's id is kept with the settings: it stays when the handle or the server changes. */
async function check(account: Account): ReturnType<Adapter['check']> {
  const { agent, did } = await openSession(account)
  const { data: profile } = await telling(agent.getProfile({ actor: did }))
  await telling(agent.listNotifications({ limit: 1 })) // an app password that may not read them would receive nothing, silently
  const own = { id: did, handle: profile.handle, name: profile.displayName || null, url: `https://bsky.app/profile/${did}` }
  return { accountName: `@${profile.handle}`, own, settings: { ...Settings.parse(account.settings), handle: profile.handle, did } }
}

/** Bluesky, and any other network of the same protocol. */
export const makeBluesky = (rhythm?: Rhythm): Adapter => ({
  network: 'bluesky',
  title: 'Bluesky',
  about: 'Mentions, replies and quotes of your account, answered in public.',
  guide: 'channels/bluesky.md',
  fields,
  settings: Settings,
  secret: Secret,
  check,
  receive: (account, cursor, signal) => receive(account, cursor, signal, rhythm),
  chooseId,
  find,
  send,
  // Writing a record costs 2 of 5,000 points an hour (docs.bsky.app rate limits, 2026); half is left to people in the app.
  pace: { messages: 1250, perSeconds: 3600 },
  reach,
  signIn,
})

export const bluesky = makeBluesky()
