import { AccountTrouble, type Account, type Adapter } from '../adapter.ts'
import { ask } from './ask.ts'
import { decode } from './decode.ts'
import { feedOf } from './discover.ts'
import { openFeed } from './receive.ts'
import { settingsOf } from './settings.ts'
export { receive } from './receive.ts'

/** Reads the feed once, or the one that the site at this address says it has. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  const settings = settingsOf(account)
  const answer = await look(account, settings.url)
  const page = isPage(answer.headers['content-type']) ? feedOf(decode(answer.body, answer.headers['content-type']), answer.url) : null
  const found = page ? await look(account, page) : answer
  const feed = openFeed(found)
  const url = found.movedTo ?? page ?? settings.url
  const name = feed.title ?? new URL(url).hostname
  return { accountName: name, own: { id: url, handle: null, name, url }, settings: { ...settings, url } }
}

async function look(account: Account, url: string) {
  const answer = await ask(account, url, null)
  if (!answer) throw new AccountTrouble('304 without being asked', 'The server did not send the feed. Try again in a minute.')
  return answer
}

const isPage = (contentType: string | undefined): boolean => /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '')
